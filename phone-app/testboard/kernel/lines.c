// SPDX-License-Identifier: GPL-2.0
/* The GPIO chip: what the kernel asks of lines, on the wiring. */
#include <linux/irq.h>
#include <linux/irqdesc.h>
#include <linux/module.h>
#include <linux/pinctrl/pinconf-generic.h>
#include <linux/seq_file.h>
#include <linux/version.h>

#include "testboard.h"

const char *const tb_line_names[TB_LINES] = {
	"ROW0", "ROW1", "ROW2", "ROW3",
	"COL0", "COL1", "COL2", "COL3", "COL4",
	"HOOK", "PULSE", "OFFNORMAL",
	"LAMP0", "LAMP1", "LAMP2", "LAMP3",
	"BACKLIGHT", "AMPLIFIER", "RINGER",
	"SPARE0", "SPARE1", "SPARE2", "SPARE3", "SPARE4", "SPARE5", "SPARE6",
	"SPARE7", "SPARE8", "SPARE9", "SPARE10", "SPARE11", "SPARE12",
};

static struct tb_wiring *tb_of(struct gpio_chip *gc)
{
	return &((struct testboard *)gpiochip_get_data(gc))->wiring;
}

static int tb_get_direction(struct gpio_chip *gc, unsigned int line)
{
	return READ_ONCE(tb_of(gc)->output) & BIT(line) ? GPIO_LINE_DIRECTION_OUT :
							  GPIO_LINE_DIRECTION_IN;
}

static int tb_direction_input(struct gpio_chip *gc, unsigned int line)
{
	struct tb_wiring *w = tb_of(gc);
	unsigned long flags;

	raw_spin_lock_irqsave(&w->lock, flags);
	w->output &= ~BIT(line);
	tb_wiring_update(w);
	raw_spin_unlock_irqrestore(&w->lock, flags);
	return 0;
}

static int tb_direction_output(struct gpio_chip *gc, unsigned int line, int value)
{
	struct tb_wiring *w = tb_of(gc);
	unsigned long flags;

	raw_spin_lock_irqsave(&w->lock, flags);
	w->output |= BIT(line);
	w->value = value ? w->value | BIT(line) : w->value & ~BIT(line);
	tb_wiring_update(w);
	raw_spin_unlock_irqrestore(&w->lock, flags);
	return 0;
}

static int tb_get_multiple(struct gpio_chip *gc, unsigned long *mask, unsigned long *bits)
{
	struct tb_wiring *w = tb_of(gc);
	unsigned long flags;

	raw_spin_lock_irqsave(&w->lock, flags);
	*bits = w->level & *mask;
	w->floating_reads += hweight32(w->floating & *mask);
	raw_spin_unlock_irqrestore(&w->lock, flags);
	return 0;
}

static int tb_get(struct gpio_chip *gc, unsigned int line)
{
	unsigned long mask = BIT(line), bits;

	tb_get_multiple(gc, &mask, &bits);
	return !!bits;
}

static int tb_set_lines(struct gpio_chip *gc, unsigned long *mask, unsigned long *bits)
{
	struct tb_wiring *w = tb_of(gc);
	unsigned long flags;

	raw_spin_lock_irqsave(&w->lock, flags);
	w->value = (w->value & ~*mask) | (*bits & *mask);
	tb_wiring_update(w);
	raw_spin_unlock_irqrestore(&w->lock, flags);
	return 0;
}

static int tb_set_line(struct gpio_chip *gc, unsigned int line, int value)
{
	unsigned long mask = BIT(line), bits = value ? BIT(line) : 0;

	return tb_set_lines(gc, &mask, &bits);
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 17, 0)
#define tb_set tb_set_line
#define tb_set_multiple tb_set_lines
#else
static void tb_set(struct gpio_chip *gc, unsigned int line, int value)
{
	tb_set_line(gc, line, value);
}

static void tb_set_multiple(struct gpio_chip *gc, unsigned long *mask, unsigned long *bits)
{
	tb_set_lines(gc, mask, bits);
}
#endif

static int tb_set_config(struct gpio_chip *gc, unsigned int line, unsigned long config)
{
	struct tb_wiring *w = tb_of(gc);
	u32 bit = BIT(line);
	unsigned long flags;
	int ret = 0;

	raw_spin_lock_irqsave(&w->lock, flags);
	switch (pinconf_to_config_param(config)) {
	case PIN_CONFIG_BIAS_DISABLE:
		w->pull_up &= ~bit;
		w->pull_down &= ~bit;
		break;
	case PIN_CONFIG_BIAS_PULL_UP:
		w->pull_up |= bit;
		w->pull_down &= ~bit;
		break;
	case PIN_CONFIG_BIAS_PULL_DOWN:
		w->pull_up &= ~bit;
		w->pull_down |= bit;
		break;
	case PIN_CONFIG_DRIVE_PUSH_PULL:
		w->open_drain &= ~bit;
		w->open_source &= ~bit;
		break;
	case PIN_CONFIG_DRIVE_OPEN_DRAIN:
		w->open_drain |= bit;
		w->open_source &= ~bit;
		break;
	case PIN_CONFIG_DRIVE_OPEN_SOURCE:
		w->open_drain &= ~bit;
		w->open_source |= bit;
		break;
	default:
		/* Debounce among them: the kernel then does it, as on a Raspberry Pi. */
		ret = -ENOTSUPP;
	}
	tb_wiring_update(w);
	raw_spin_unlock_irqrestore(&w->lock, flags);
	return ret;
}

/* --- Interrupts ----------------------------------------------------------- */

/* In hard interrupt context: hands every edge that is wanted to who waits for it. */
static void tb_irq_work(struct irq_work *work)
{
	struct tb_wiring *w = container_of(work, struct tb_wiring, irq_work);
	struct testboard *tb = container_of(w, struct testboard, wiring);
	unsigned long pending, flags;
	unsigned int line;

	raw_spin_lock_irqsave(&w->lock, flags);
	pending = w->irq_pending & w->irq_on;
	w->irq_pending &= ~pending;
	raw_spin_unlock_irqrestore(&w->lock, flags);
	for_each_set_bit(line, &pending, TB_LINES)
		generic_handle_domain_irq(tb->gc.irq.domain, line);
}

static void tb_irq_ack(struct irq_data *data)
{
	/* Taken back by tb_irq_work already. */
}

static void tb_irq_mask(struct irq_data *data)
{
	struct gpio_chip *gc = irq_data_get_irq_chip_data(data);
	struct tb_wiring *w = tb_of(gc);
	unsigned long flags;

	raw_spin_lock_irqsave(&w->lock, flags);
	w->irq_on &= ~BIT(irqd_to_hwirq(data));
	raw_spin_unlock_irqrestore(&w->lock, flags);
	gpiochip_disable_irq(gc, irqd_to_hwirq(data));
}

static void tb_irq_unmask(struct irq_data *data)
{
	struct gpio_chip *gc = irq_data_get_irq_chip_data(data);
	struct tb_wiring *w = tb_of(gc);
	unsigned long flags;

	gpiochip_enable_irq(gc, irqd_to_hwirq(data));
	raw_spin_lock_irqsave(&w->lock, flags);
	w->irq_on |= BIT(irqd_to_hwirq(data));
	if (w->irq_pending & w->irq_on)
		irq_work_queue(&w->irq_work);
	raw_spin_unlock_irqrestore(&w->lock, flags);
}

static int tb_irq_set_type(struct irq_data *data, unsigned int type)
{
	struct tb_wiring *w = tb_of(irq_data_get_irq_chip_data(data));
	u32 bit = BIT(irqd_to_hwirq(data));
	unsigned long flags;

	if (type & ~IRQ_TYPE_EDGE_BOTH)
		return -EINVAL;
	raw_spin_lock_irqsave(&w->lock, flags);
	w->irq_rising = type & IRQ_TYPE_EDGE_RISING ? w->irq_rising | bit : w->irq_rising & ~bit;
	w->irq_falling =
		type & IRQ_TYPE_EDGE_FALLING ? w->irq_falling | bit : w->irq_falling & ~bit;
	w->irq_pending &= ~bit;
	raw_spin_unlock_irqrestore(&w->lock, flags);
	return 0;
}

static const struct irq_chip tb_irq_chip = {
	.name = "testboard",
	.irq_ack = tb_irq_ack,
	.irq_mask = tb_irq_mask,
	.irq_unmask = tb_irq_unmask,
	.irq_set_type = tb_irq_set_type,
	.flags = IRQCHIP_IMMUTABLE,
	GPIOCHIP_IRQ_RESOURCE_HELPERS,
};

/* --- debugfs -------------------------------------------------------------- */

static int tb_lines_show(struct seq_file *s, void *unused)
{
	struct testboard *tb = s->private;
	struct tb_wiring *w = &tb->wiring;
	unsigned int line;

	for (line = 0; line < TB_LINES; line++) {
		u32 bit = BIT(line);

		seq_printf(s, "%u %s %s %d %s %s%s%s\n", line, tb_line_names[line],
			   w->output & bit ? "out" : "in", !!(w->level & bit),
			   w->pull_up & bit   ? "pull-up" :
			   w->pull_down & bit ? "pull-down" :
						"no-pull",
			   w->open_drain & bit	? "open-drain" :
			   w->open_source & bit ? "open-source" :
						  "push-pull",
			   w->floating & bit ? " floating" : "",
			   w->shorted & bit ? " shorted" : "");
	}
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(tb_lines);

static int tb_lamps_show(struct seq_file *s, void *unused)
{
	struct testboard *tb = s->private;
	struct tb_wiring *w = &tb->wiring;
	u64 end = READ_ONCE(w->lamp_changes), i;

	for (i = end > TB_LAMP_LOG ? end - TB_LAMP_LOG : 0; i < end; i++) {
		struct tb_lamp_change *change = &w->lamp_log[i % TB_LAMP_LOG];

		seq_printf(s, "%llu %llu %s %d\n", i, change->at_ns, tb_line_names[change->line],
			   change->level);
	}
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(tb_lamps);

int tb_lines_init(struct testboard *tb)
{
	struct gpio_chip *gc = &tb->gc;
	struct gpio_irq_chip *irq = &gc->irq;
	int ret;

	init_irq_work(&tb->wiring.irq_work, tb_irq_work);
	/* "pinctrl" in the label is how a Raspberry Pi's own chip is known. */
	gc->label = "pinctrl-testboard";
	gc->parent = tb->dev;
	gc->owner = THIS_MODULE;
	gc->base = -1;
	gc->ngpio = TB_LINES;
	gc->names = tb_line_names;
	gc->get_direction = tb_get_direction;
	gc->direction_input = tb_direction_input;
	gc->direction_output = tb_direction_output;
	gc->get = tb_get;
	gc->get_multiple = tb_get_multiple;
	gc->set = tb_set;
	gc->set_multiple = tb_set_multiple;
	gc->set_config = tb_set_config;
	gpio_irq_chip_set_chip(irq, &tb_irq_chip);
	irq->handler = handle_edge_irq;
	irq->default_type = IRQ_TYPE_NONE;
	ret = gpiochip_add_data(gc, tb);
	if (ret)
		return ret;
	debugfs_create_file("lines", 0444, tb->debugfs, tb, &tb_lines_fops);
	debugfs_create_file("lamps", 0444, tb->debugfs, tb, &tb_lamps_fops);
	return 0;
}

void tb_lines_exit(struct testboard *tb)
{
	irq_work_sync(&tb->wiring.irq_work);
	gpiochip_remove(&tb->gc);
}
