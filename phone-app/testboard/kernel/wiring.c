// SPDX-License-Identifier: GPL-2.0
/*
 * What level is where: lines that closed keys join are one net. In a net a
 * driver wins over a pull resistor, low over high (that is a short circuit, and
 * counted), and without either the net keeps its last level.
 */
#include <linux/ktime.h>

#include "testboard.h"

static u32 tb_row_keys(const struct tb_wiring *w, unsigned int row)
{
	return (w->closed >> (row * TB_COLS)) & (BIT(TB_COLS) - 1);
}

/* All lines that are joined with this one, itself included. */
static u32 tb_net(const struct tb_wiring *w, unsigned int line)
{
	u32 net = BIT(line), before;
	unsigned int row;

	do {
		before = net;
		for (row = 0; row < TB_ROWS; row++) {
			u32 joined = BIT(TB_ROW0 + row) | (tb_row_keys(w, row) << TB_COL0);

			/* A key joins its row and its column; a row alone joins nothing. */
			if (net & joined)
				net |= joined;
		}
	} while (net != before);
	return net;
}

static u32 tb_grounded(const struct tb_wiring *w)
{
	u32 ground = 0;

	if (w->closed & BIT(TB_C_HOOK))
		ground |= BIT(TB_HOOK);
	if (w->closed & BIT(TB_C_PULSE))
		ground |= BIT(TB_PULSE);
	if (w->closed & BIT(TB_C_OFFNORMAL))
		ground |= BIT(TB_OFFNORMAL);
	return ground;
}

static void tb_log_lamps(struct tb_wiring *w, u32 changed)
{
	u64 now = ktime_get_ns();
	unsigned int line;

	for (line = TB_LAMP0; line < TB_LINES; line++) {
		struct tb_lamp_change *entry;

		if (!(changed & w->output & BIT(line)))
			continue;
		entry = &w->lamp_log[w->lamp_changes++ % TB_LAMP_LOG];
		entry->at_ns = now;
		entry->line = line;
		entry->level = w->level & BIT(line);
	}
}

/* Works out all levels anew and asks for interrupts; call with the lock held. */
void tb_wiring_update(struct tb_wiring *w)
{
	u32 low = tb_grounded(w) | (w->output & ~w->value & ~w->open_source);
	u32 high = w->output & w->value & ~w->open_drain;
	u32 level = 0, floating = 0, shorted = 0, done = 0;
	u32 changed, wanted;
	unsigned int line;

	for (line = 0; line < TB_LINES; line++) {
		u32 net;

		if (done & BIT(line))
			continue;
		net = line < TB_HOOK ? tb_net(w, line) : BIT(line);
		done |= net;
		if (net & low) {
			if (net & high)
				shorted |= net;
		} else if (net & high) {
			level |= net;
		} else if (!(net & w->pull_up) == !(net & w->pull_down)) {
			/* No pull, or pulls that fight: the level of before. */
			floating |= net;
			level |= w->level & net;
		} else if (net & w->pull_up) {
			level |= net;
		}
	}
	if (shorted & ~w->shorted)
		w->shorts++;
	w->shorted = shorted;
	w->floating = floating;
	changed = level ^ w->level;
	w->level = level;
	if (changed & w->output)
		tb_log_lamps(w, changed);

	wanted = (changed & level & w->irq_rising) | (changed & ~level & w->irq_falling);
	if (wanted) {
		w->edges += hweight32(wanted);
		w->irq_pending |= wanted;
		if (w->irq_pending & w->irq_on)
			irq_work_queue(&w->irq_work);
	}
}

/* Opens or closes a contact; from any context. */
void tb_wiring_contact(struct tb_wiring *w, unsigned int contact, bool closed)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&w->lock, flags);
	if (closed)
		w->closed |= BIT(contact);
	else
		w->closed &= ~BIT(contact);
	tb_wiring_update(w);
	raw_spin_unlock_irqrestore(&w->lock, flags);
}

/* The handset is in the cradle, the dial at rest, no key down. */
void tb_wiring_init(struct tb_wiring *w)
{
	raw_spin_lock_init(&w->lock);
	w->closed = BIT(TB_C_PULSE);
	if (!tb_hook_closed_lifted)
		w->closed |= BIT(TB_C_HOOK);
}
