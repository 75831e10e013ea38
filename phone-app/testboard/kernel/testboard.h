/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The test board: a desk phone's wiring as a GPIO chip and an I2C adapter that
 * exist only in the kernel. Contacts are moved and bus bytes are read through
 * debugfs; README.md beside this file is the contract.
 */
#ifndef OFFHOOK_TESTBOARD_H
#define OFFHOOK_TESTBOARD_H

#include <linux/debugfs.h>
#include <linux/gpio/driver.h>
#include <linux/hrtimer.h>
#include <linux/i2c.h>
#include <linux/irq_work.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#define TB_LINES 32
#define TB_ROWS	 4
#define TB_COLS	 5

/* Where things are connected. */
#define TB_ROW0	     0
#define TB_COL0	     (TB_ROW0 + TB_ROWS)
#define TB_HOOK	     9
#define TB_PULSE     10
#define TB_OFFNORMAL 11
/* Lamps and enables: what is driven there is written down. */
#define TB_LAMP0 12

/* Contacts: the keys row by row, then those that short a line to ground. */
#define TB_KEYS	       (TB_ROWS * TB_COLS)
#define TB_C_HOOK      TB_KEYS
#define TB_C_PULSE     (TB_KEYS + 1)
#define TB_C_OFFNORMAL (TB_KEYS + 2)
#define TB_CONTACTS    (TB_KEYS + 3)

#define TB_MAX_EVENTS 131072
#define TB_LAMP_LOG   8192

/* One contact opens or closes, that long after the start of the play. */
struct tb_event {
	u64 at_ns;
	u16 contact;
	bool closed;
};

struct tb_lamp_change {
	u64 at_ns;
	u8 line;
	bool level;
};

/* What the lines are and do; all of it under the lock. */
struct tb_wiring {
	raw_spinlock_t lock;
	/* One bit a line. */
	u32 output, value, open_drain, open_source, pull_up, pull_down;
	u32 level, floating, shorted;
	u32 closed; /* one bit a contact */
	u32 irq_on, irq_rising, irq_falling, irq_pending;
	u64 shorts, floating_reads, edges;
	struct irq_work irq_work;
	struct tb_lamp_change lamp_log[TB_LAMP_LOG];
	u64 lamp_changes;
};

/* Plays a list of contact changes by a timer of the kernel's. */
struct tb_player {
	struct mutex write; /* one writer of the list at a time */
	struct tb_event *events;
	u32 count, next;
	bool playing;
	u64 late_max_ns, done;
	u64 left_ns, step_ns; /* until the next change; of that, until the timer */
	ktime_t since;
	struct hrtimer timer;
	wait_queue_head_t idle;
};

struct tb_record;

struct tb_bus {
	struct i2c_adapter adapter;
	struct mutex lock;
	struct tb_record **log;
	u64 first, next; /* numbers of the oldest record and of the one to come */
	size_t bytes;
	u64 lost;
	u32 present; /* one bit a device */
	u8 latch[2]; /* last byte written to each device */
};

struct testboard {
	struct device *dev;
	struct dentry *debugfs;
	struct gpio_chip gc;
	struct tb_wiring wiring;
	struct tb_player player;
	struct tb_bus bus;
};

extern const char *const tb_line_names[TB_LINES];

/* wiring.c */
void tb_wiring_init(struct tb_wiring *w);
void tb_wiring_update(struct tb_wiring *w);
void tb_wiring_contact(struct tb_wiring *w, unsigned int contact, bool closed);

/* lines.c */
int tb_lines_init(struct testboard *tb);
void tb_lines_exit(struct testboard *tb);

/* player.c */
int tb_player_init(struct testboard *tb);
void tb_player_exit(struct testboard *tb);
int tb_player_begin(struct testboard *tb);
int tb_player_add(struct testboard *tb, u64 at_us, unsigned int contact, bool closed);
void tb_player_start(struct testboard *tb);
void tb_player_end(struct testboard *tb);
int tb_player_wait(struct testboard *tb);

/* contacts.c */
extern bool tb_hook_closed_lifted;
int tb_contact_number(const char *words, int *used);
void tb_contacts_init(struct testboard *tb);

/* bus.c */
int tb_bus_init(struct testboard *tb);
void tb_bus_exit(struct testboard *tb);

#endif
