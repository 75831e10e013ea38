// SPDX-License-Identifier: GPL-2.0
/* Keys, hook and dial by name: each write is a small list for the player. */
#include <linux/moduleparam.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#include "testboard.h"

bool tb_hook_closed_lifted;
module_param_named(hook_closed_lifted, tb_hook_closed_lifted, bool, 0444);
MODULE_PARM_DESC(hook_closed_lifted,
		 "the cradle switch closes (not opens) when the handset is lifted");

/* The contact that "key ROW COL", "hook", "pulse" or "offnormal" names, and its length. */
int tb_contact_number(const char *words, int *used)
{
	unsigned int row, col;

	if (sscanf(words, "key %u %u%n", &row, &col, used) == 2)
		return row < TB_ROWS && col < TB_COLS ? row * TB_COLS + col : -EINVAL;
	if (str_has_prefix(words, "hook"))
		return *used = 4, TB_C_HOOK;
	if (str_has_prefix(words, "pulse"))
		return *used = 5, TB_C_PULSE;
	if (str_has_prefix(words, "offnormal"))
		return *used = 9, TB_C_OFFNORMAL;
	return -EINVAL;
}

/*
 * Moves a contact with bounce: at 0 and at each of the offsets (in us) it
 * toggles. The number of offsets must be even, so that it ends where it should.
 */
static int tb_move(struct testboard *tb, unsigned int contact, bool closed, const char *offsets)
{
	bool toggled = closed;
	u64 at_us;
	int ret, used;

	ret = tb_player_add(tb, 0, contact, closed);
	while (!ret && sscanf(offsets, "%llu%n", &at_us, &used) == 1) {
		toggled = !toggled;
		ret = tb_player_add(tb, at_us, contact, toggled);
		offsets += used;
		offsets = skip_spaces(offsets);
	}
	if (!ret && (toggled != closed || *skip_spaces(offsets)))
		ret = -EINVAL;
	return ret;
}

static int tb_key(struct testboard *tb, const char *words, bool closed)
{
	unsigned int row, col;
	int used = 0;

	if (sscanf(words, "%u %u %n", &row, &col, &used) != 2 || row >= TB_ROWS || col >= TB_COLS)
		return -EINVAL;
	return tb_move(tb, row * TB_COLS + col, closed, words + used);
}

static int tb_press(struct testboard *tb, const char *words)
{
	return tb_key(tb, words, true);
}

static int tb_release(struct testboard *tb, const char *words)
{
	return tb_key(tb, words, false);
}

static int tb_hook(struct testboard *tb, const char *words)
{
	bool up = str_has_prefix(words, "up");

	if (!up && !str_has_prefix(words, "down"))
		return -EINVAL;
	return tb_move(tb, TB_C_HOOK, up == tb_hook_closed_lifted,
		       skip_spaces(words + (up ? 2 : 4)));
}

/* "DIGIT [PULSES_PER_SECOND [BREAK_PERCENT]]": 400 ms of winding up, then the pulses; 0 is ten. */
static int tb_dial(struct testboard *tb, const char *words)
{
	unsigned int digit, pps = 10, percent = 60, pulse;
	u64 at_us = 400000, period;
	int ret;

	if (sscanf(words, "%u %u %u", &digit, &pps, &percent) < 1)
		return -EINVAL;
	if (digit > 9 || pps < 1 || pps > 50 || percent < 1 || percent > 99)
		return -EINVAL;
	period = USEC_PER_SEC / pps;
	ret = tb_player_add(tb, 0, TB_C_OFFNORMAL, true);
	for (pulse = 0; !ret && pulse < (digit ?: 10); pulse++) {
		ret = tb_player_add(tb, at_us, TB_C_PULSE, false) ?:
			      tb_player_add(tb, at_us + div_u64(period * percent, 100), TB_C_PULSE,
					    true);
		at_us += period;
	}
	return ret ?: tb_player_add(tb, at_us + 50000, TB_C_OFFNORMAL, false);
}

/* Plays one command and returns when the contact is at rest. */
static ssize_t tb_play(struct file *file, const char __user *from, size_t count,
		       int (*fill)(struct testboard *tb, const char *words))
{
	struct testboard *tb = file_inode(file)->i_private;
	char *text;
	int ret;

	text = count < 4096 ? memdup_user_nul(from, count) : ERR_PTR(-EINVAL);
	if (IS_ERR(text))
		return PTR_ERR(text);
	ret = tb_player_begin(tb);
	if (ret)
		goto out;
	ret = fill(tb, skip_spaces(text));
	if (ret) {
		tb_player_end(tb);
	} else {
		tb_player_start(tb);
		ret = tb_player_wait(tb);
	}
out:
	kfree(text);
	return ret ?: count;
}

#define TB_COMMAND(name)                                                                           \
	static ssize_t tb_##name##_write(struct file *file, const char __user *from, size_t count, \
					 loff_t *pos)                                              \
	{                                                                                          \
		return tb_play(file, from, count, tb_##name);                                      \
	}                                                                                          \
                                                                                                   \
	static const struct file_operations tb_##name##_fops = {                                   \
		.owner = THIS_MODULE,                                                              \
		.open = simple_open,                                                               \
		.write = tb_##name##_write,                                                        \
	}

TB_COMMAND(press);
TB_COMMAND(release);
TB_COMMAND(hook);
TB_COMMAND(dial);

static int tb_status_show(struct seq_file *s, void *unused)
{
	struct testboard *tb = s->private;
	struct tb_wiring *w = &tb->wiring;
	unsigned int key;

	seq_printf(s, "playing %d\nplayed %llu\nlate_max_us %llu\n", tb->player.playing,
		   tb->player.done, tb->player.late_max_ns / 1000);
	seq_printf(s, "edges %llu\nshorts %llu\nfloating_reads %llu\n", w->edges, w->shorts,
		   w->floating_reads);
	seq_printf(s, "hook %s\npulse %s\noffnormal %s\n",
		   w->closed & BIT(TB_C_HOOK) ? "closed" : "open",
		   w->closed & BIT(TB_C_PULSE) ? "closed" : "open",
		   w->closed & BIT(TB_C_OFFNORMAL) ? "closed" : "open");
	seq_puts(s, "keys");
	for (key = 0; key < TB_KEYS; key++)
		if (w->closed & BIT(key))
			seq_printf(s, " %u,%u", key / TB_COLS, key % TB_COLS);
	seq_puts(s, "\n");
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(tb_status);

void tb_contacts_init(struct testboard *tb)
{
	debugfs_create_file("press", 0200, tb->debugfs, tb, &tb_press_fops);
	debugfs_create_file("release", 0200, tb->debugfs, tb, &tb_release_fops);
	debugfs_create_file("hook", 0200, tb->debugfs, tb, &tb_hook_fops);
	debugfs_create_file("dial", 0200, tb->debugfs, tb, &tb_dial_fops);
	debugfs_create_file("status", 0444, tb->debugfs, tb, &tb_status_fops);
}
