// SPDX-License-Identifier: GPL-2.0
/*
 * The I2C adapter: two devices that acknowledge everything, a log of all bytes,
 * and the time that the bytes take on a wire.
 */
#include <linux/delay.h>
#include <linux/ktime.h>
#include <linux/module.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "testboard.h"

#define TB_LOG_RECORDS 65536
#define TB_LOG_BYTES   (16 * 1024 * 1024)

static unsigned int bus_hz = 100000;
module_param(bus_hz, uint, 0644);
MODULE_PARM_DESC(bus_hz, "clock of the I2C bus; 0 lets transfers take no time");

static int bus_number = 1;
module_param(bus_number, int, 0444);
MODULE_PARM_DESC(bus_number, "number of the I2C bus");

static const u8 tb_addresses[] = { 0x27, 0x3c };

enum tb_kind { TB_WRITE, TB_READ, TB_NAK, TB_GONE, TB_BACK };

static const char *const tb_kinds[] = { "w", "r", "nak", "gone", "back" };

struct tb_record {
	u64 at_ns;
	u32 bit_ns;
	u16 len;
	u8 addr;
	u8 kind;
	u8 data[];
};

static int tb_device(u16 addr)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(tb_addresses); i++)
		if (tb_addresses[i] == addr)
			return i;
	return -1;
}

static void tb_drop_oldest(struct tb_bus *bus)
{
	struct tb_record **slot = &bus->log[bus->first++ % TB_LOG_RECORDS];

	bus->bytes -= (*slot)->len;
	kfree(*slot);
	*slot = NULL;
}

/* Call with the lock held. */
static void tb_record(struct tb_bus *bus, u64 at_ns, u16 addr, enum tb_kind kind, const u8 *data,
		      u16 len)
{
	struct tb_record *record = kmalloc(struct_size(record, data, len), GFP_KERNEL);

	if (!record) {
		bus->lost++;
		return;
	}
	record->at_ns = at_ns;
	record->bit_ns = bus_hz ? NSEC_PER_SEC / bus_hz : 0;
	record->len = len;
	record->addr = addr;
	record->kind = kind;
	memcpy(record->data, data, len);
	while (bus->next - bus->first >= TB_LOG_RECORDS ||
	       (bus->bytes + len > TB_LOG_BYTES && bus->next > bus->first)) {
		tb_drop_oldest(bus);
		bus->lost++;
	}
	bus->log[bus->next++ % TB_LOG_RECORDS] = record;
	bus->bytes += len;
}

/* Waits until the wire would have carried these bytes and the address; returns when they began. */
static u64 tb_carry(u64 *wire_ns, u16 len)
{
	u64 began = *wire_ns;
	s64 left;

	if (!bus_hz)
		return began;
	*wire_ns += div_u64((u64)(len + 1) * 9 * NSEC_PER_SEC, bus_hz);
	left = *wire_ns - ktime_get_ns();
	if (left > 0)
		fsleep(div_u64(left, NSEC_PER_USEC) + 1);
	return began;
}

static int tb_xfer(struct i2c_adapter *adapter, struct i2c_msg *msgs, int num)
{
	struct tb_bus *bus = container_of(adapter, struct tb_bus, adapter);
	u64 wire_ns = ktime_get_ns();
	int i, ret = num;

	mutex_lock(&bus->lock);
	for (i = 0; i < num; i++) {
		struct i2c_msg *msg = &msgs[i];
		int device = tb_device(msg->addr);
		u64 began;

		if (device < 0 || !(bus->present & BIT(device))) {
			began = tb_carry(&wire_ns, 0);
			tb_record(bus, began, msg->addr, TB_NAK, NULL, 0);
			ret = -ENXIO;
			break;
		}
		if (msg->flags & I2C_M_RD)
			memset(msg->buf, bus->latch[device], msg->len);
		else if (msg->len)
			bus->latch[device] = msg->buf[msg->len - 1];
		began = tb_carry(&wire_ns, msg->len);
		tb_record(bus, began, msg->addr, msg->flags & I2C_M_RD ? TB_READ : TB_WRITE,
			  msg->buf, msg->len);
	}
	mutex_unlock(&bus->lock);
	return ret;
}

static u32 tb_functionality(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm tb_algorithm = {
	.xfer = tb_xfer,
	.functionality = tb_functionality,
};

/* --- i2c: one record a line; writing to it forgets all ------------------------------------- */

static void *tb_log_at(struct seq_file *s, loff_t *pos)
{
	struct tb_bus *bus = s->private;

	if (*pos < bus->first)
		*pos = bus->first;
	return *pos < bus->next ? bus->log[*pos % TB_LOG_RECORDS] : NULL;
}

static void *tb_log_start(struct seq_file *s, loff_t *pos)
{
	struct tb_bus *bus = s->private;

	mutex_lock(&bus->lock);
	return tb_log_at(s, pos);
}

static void *tb_log_next(struct seq_file *s, void *v, loff_t *pos)
{
	++*pos;
	return tb_log_at(s, pos);
}

static void tb_log_stop(struct seq_file *s, void *v)
{
	struct tb_bus *bus = s->private;

	mutex_unlock(&bus->lock);
}

static int tb_log_show(struct seq_file *s, void *v)
{
	struct tb_record *record = v;
	unsigned int i;

	seq_printf(s, "%llu %u %02x %s ", record->at_ns, record->bit_ns, record->addr,
		   tb_kinds[record->kind]);
	for (i = 0; i < record->len; i++)
		seq_printf(s, "%02x", record->data[i]);
	seq_putc(s, '\n');
	return 0;
}

static const struct seq_operations tb_log_ops = {
	.start = tb_log_start,
	.next = tb_log_next,
	.stop = tb_log_stop,
	.show = tb_log_show,
};

static int tb_log_open(struct inode *inode, struct file *file)
{
	int ret = seq_open(file, &tb_log_ops);

	if (!ret)
		((struct seq_file *)file->private_data)->private = inode->i_private;
	return ret;
}

static void tb_log_clear(struct tb_bus *bus)
{
	mutex_lock(&bus->lock);
	while (bus->first < bus->next)
		tb_drop_oldest(bus);
	bus->lost = 0;
	mutex_unlock(&bus->lock);
}

static ssize_t tb_log_write(struct file *file, const char __user *from, size_t count, loff_t *pos)
{
	tb_log_clear(file_inode(file)->i_private);
	return count;
}

static const struct file_operations tb_log_fops = {
	.owner = THIS_MODULE,
	.open = tb_log_open,
	.read = seq_read,
	.write = tb_log_write,
	.llseek = seq_lseek,
	.release = seq_release,
};

/* --- i2c_devices: "ADDRESS gone" pulls a device's plug, "ADDRESS back" puts it back --------- */

static int tb_devices_show(struct seq_file *s, void *unused)
{
	struct tb_bus *bus = s->private;
	int i;

	for (i = 0; i < ARRAY_SIZE(tb_addresses); i++)
		seq_printf(s, "%02x %s\n", tb_addresses[i],
			   bus->present & BIT(i) ? "present" : "gone");
	seq_printf(s, "records %llu lost %llu\n", bus->next - bus->first, bus->lost);
	return 0;
}

static ssize_t tb_devices_write(struct file *file, const char __user *from, size_t count,
				loff_t *pos)
{
	struct tb_bus *bus = ((struct seq_file *)file->private_data)->private;
	char text[32], state[8];
	unsigned int addr;
	int device;
	bool back;

	if (count >= sizeof(text))
		return -EINVAL;
	if (copy_from_user(text, from, count))
		return -EFAULT;
	text[count] = 0;
	if (sscanf(text, "%x %7s", &addr, state) != 2)
		return -EINVAL;
	device = tb_device(addr);
	back = !strcmp(state, "back");
	if (device < 0 || (!back && strcmp(state, "gone")))
		return -EINVAL;
	mutex_lock(&bus->lock);
	bus->present = back ? bus->present | BIT(device) : bus->present & ~BIT(device);
	bus->latch[device] = 0xff;
	tb_record(bus, ktime_get_ns(), addr, back ? TB_BACK : TB_GONE, NULL, 0);
	mutex_unlock(&bus->lock);
	return count;
}
DEFINE_SHOW_STORE_ATTRIBUTE(tb_devices);

int tb_bus_init(struct testboard *tb)
{
	struct tb_bus *bus = &tb->bus;
	int ret;

	mutex_init(&bus->lock);
	bus->log = kvcalloc(TB_LOG_RECORDS, sizeof(*bus->log), GFP_KERNEL);
	if (!bus->log)
		return -ENOMEM;
	bus->present = BIT(ARRAY_SIZE(tb_addresses)) - 1;
	memset(bus->latch, 0xff, sizeof(bus->latch));
	bus->adapter.owner = THIS_MODULE;
	bus->adapter.algo = &tb_algorithm;
	bus->adapter.dev.parent = tb->dev;
	bus->adapter.nr = bus_number;
	strscpy(bus->adapter.name, "testboard", sizeof(bus->adapter.name));
	ret = i2c_add_numbered_adapter(&bus->adapter);
	if (ret) {
		kvfree(bus->log);
		return ret;
	}
	debugfs_create_file("i2c", 0644, tb->debugfs, bus, &tb_log_fops);
	debugfs_create_file("i2c_devices", 0644, tb->debugfs, bus, &tb_devices_fops);
	return 0;
}

void tb_bus_exit(struct testboard *tb)
{
	i2c_del_adapter(&tb->bus.adapter);
	tb_log_clear(&tb->bus);
	kvfree(tb->bus.log);
}
