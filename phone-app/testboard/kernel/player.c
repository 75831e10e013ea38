// SPDX-License-Identifier: GPL-2.0
/*
 * Plays a list of contact changes. The time between two changes is never shorter
 * than asked for, and time in which the whole board stood still does not count: an
 * emulated one does when its host is busy, and nobody on it could have looked.
 */
#include <linux/ktime.h>
#include <linux/mm.h>
#include <linux/seq_file.h>
#include <linux/version.h>
#include <linux/vmalloc.h>

#include "testboard.h"

/* Time is counted in steps of this length. */
#define TB_STEP_NS NSEC_PER_MSEC
/* What a step may take longer; what is beyond, the board stood still. */
#define TB_LATE_NS NSEC_PER_MSEC

static ktime_t tb_player_step(struct tb_player *p)
{
	p->step_ns = min_t(u64, p->left_ns, TB_STEP_NS);
	p->since = ktime_get();
	return ktime_add_ns(p->since, p->step_ns);
}

/* Counts the time since the last step; true when the next change is due. */
static bool tb_player_due(struct tb_player *p)
{
	u64 took = ktime_to_ns(ktime_sub(ktime_get(), p->since));
	u64 late = took > p->step_ns ? took - p->step_ns : 0;

	p->late_max_ns = max(p->late_max_ns, late);
	took = min_t(u64, took, p->step_ns + TB_LATE_NS);
	p->left_ns -= min(p->left_ns, took);
	return !p->left_ns;
}

static enum hrtimer_restart tb_player_tick(struct hrtimer *timer)
{
	struct testboard *tb = container_of(timer, struct testboard, player.timer);
	struct tb_player *p = &tb->player;
	struct tb_event *event = &p->events[p->next];
	u64 gap;

	if (!tb_player_due(p)) {
		hrtimer_set_expires(timer, tb_player_step(p));
		return HRTIMER_RESTART;
	}
	for (;;) {
		tb_wiring_contact(&tb->wiring, event->contact, event->closed);
		p->done++;
		if (++p->next == p->count) {
			smp_store_release(&p->playing, false);
			wake_up_all(&p->idle);
			return HRTIMER_NORESTART;
		}
		gap = event[1].at_ns - event->at_ns;
		event++;
		if (gap)
			break;
	}
	p->left_ns = gap;
	hrtimer_set_expires(timer, tb_player_step(p));
	return HRTIMER_RESTART;
}

int tb_player_wait(struct testboard *tb)
{
	return wait_event_interruptible(tb->player.idle, !smp_load_acquire(&tb->player.playing));
}

/* Begins a new list when the one before is over; end with tb_player_start or tb_player_end. */
int tb_player_begin(struct testboard *tb)
{
	int ret = mutex_lock_interruptible(&tb->player.write);

	if (ret)
		return ret;
	ret = tb_player_wait(tb);
	if (ret) {
		mutex_unlock(&tb->player.write);
		return ret;
	}
	tb->player.count = 0;
	return 0;
}

/* Times count from the start and must not fall. */
int tb_player_add(struct testboard *tb, u64 at_us, unsigned int contact, bool closed)
{
	struct tb_player *p = &tb->player;
	struct tb_event *event = &p->events[p->count];

	if (p->count == TB_MAX_EVENTS)
		return -ENOSPC;
	if (contact >= TB_CONTACTS || at_us > 24ULL * 3600 * USEC_PER_SEC)
		return -EINVAL;
	event->at_ns = at_us * NSEC_PER_USEC;
	event->contact = contact;
	event->closed = closed;
	if (p->count && event[-1].at_ns > event->at_ns)
		return -EINVAL;
	p->count++;
	return 0;
}

void tb_player_start(struct testboard *tb)
{
	struct tb_player *p = &tb->player;

	if (p->count) {
		p->next = 0;
		p->late_max_ns = 0;
		p->playing = true;
		p->left_ns = p->events[0].at_ns;
		hrtimer_start(&p->timer, tb_player_step(p), HRTIMER_MODE_ABS_HARD);
	}
	mutex_unlock(&p->write);
}

void tb_player_end(struct testboard *tb)
{
	tb->player.count = 0;
	mutex_unlock(&tb->player.write);
}

/* --- script: a whole list by one write or many; it starts when the file is closed --- */

struct tb_script {
	struct testboard *tb;
	char rest[80];
	size_t used;
	bool bad;
};

static int tb_script_line(struct tb_script *script)
{
	char state[8];
	u64 at_us;
	int contact, here = 0, there = 0;

	script->rest[script->used] = 0;
	script->used = 0;
	if (!script->rest[0] || script->rest[0] == '#')
		return 0;
	if (sscanf(script->rest, "%llu %n", &at_us, &here) < 1)
		return -EINVAL;
	contact = tb_contact_number(script->rest + here, &there);
	if (contact < 0 || sscanf(script->rest + here + there, " %7s", state) != 1)
		return -EINVAL;
	if (strcmp(state, "open") && strcmp(state, "closed"))
		return -EINVAL;
	return tb_player_add(script->tb, at_us, contact, !strcmp(state, "closed"));
}

static int tb_script_open(struct inode *inode, struct file *file)
{
	struct tb_script *script = kzalloc(sizeof(*script), GFP_KERNEL);
	int ret;

	if (!script)
		return -ENOMEM;
	script->tb = inode->i_private;
	ret = tb_player_begin(script->tb);
	if (ret) {
		kfree(script);
		return ret;
	}
	file->private_data = script;
	return nonseekable_open(inode, file);
}

static ssize_t tb_script_write(struct file *file, const char __user *from, size_t count,
			       loff_t *pos)
{
	struct tb_script *script = file->private_data;
	char *text = kvmalloc(count, GFP_KERNEL);
	ssize_t ret = count;
	size_t i;

	if (!text)
		return -ENOMEM;
	if (copy_from_user(text, from, count))
		ret = -EFAULT;
	for (i = 0; ret > 0 && i < count; i++) {
		int bad = 0;

		if (text[i] == '\n')
			bad = tb_script_line(script);
		else if (script->used < sizeof(script->rest) - 1)
			script->rest[script->used++] = text[i];
		else
			bad = -EINVAL;
		if (bad)
			ret = bad;
	}
	script->bad |= ret < 0;
	kvfree(text);
	return ret;
}

static int tb_script_release(struct inode *inode, struct file *file)
{
	struct tb_script *script = file->private_data;

	if (!script->bad && tb_script_line(script))
		script->bad = true;
	if (script->bad)
		tb_player_end(script->tb);
	else
		tb_player_start(script->tb);
	kfree(script);
	return 0;
}

static const struct file_operations tb_script_fops = {
	.owner = THIS_MODULE,
	.open = tb_script_open,
	.write = tb_script_write,
	.release = tb_script_release,
};

/* Reading it takes until the contacts are at rest. */
static int tb_wait_show(struct seq_file *s, void *unused)
{
	struct testboard *tb = s->private;
	int ret = tb_player_wait(tb);

	if (!ret)
		seq_printf(s, "played %llu late_max_us %llu\n", tb->player.done,
			   tb->player.late_max_ns / 1000);
	return ret;
}
DEFINE_SHOW_ATTRIBUTE(tb_wait);

int tb_player_init(struct testboard *tb)
{
	struct tb_player *p = &tb->player;

	p->events = vzalloc(array_size(TB_MAX_EVENTS, sizeof(*p->events)));
	if (!p->events)
		return -ENOMEM;
	mutex_init(&p->write);
	init_waitqueue_head(&p->idle);
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
	hrtimer_setup(&p->timer, tb_player_tick, CLOCK_MONOTONIC, HRTIMER_MODE_ABS_HARD);
#else
	hrtimer_init(&p->timer, CLOCK_MONOTONIC, HRTIMER_MODE_ABS_HARD);
	p->timer.function = tb_player_tick;
#endif
	debugfs_create_file("script", 0200, tb->debugfs, tb, &tb_script_fops);
	debugfs_create_file("wait", 0444, tb->debugfs, tb, &tb_wait_fops);
	return 0;
}

void tb_player_exit(struct testboard *tb)
{
	hrtimer_cancel(&tb->player.timer);
	vfree(tb->player.events);
}
