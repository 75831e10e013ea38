// SPDX-License-Identifier: GPL-2.0
/* Puts the test board together. For tests of OffHook only: it drives no hardware. */
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/slab.h>

#include "testboard.h"

static struct platform_device *tb_device;

static int __init tb_init(void)
{
	struct testboard *tb;
	int ret;

	tb_device =
		platform_device_register_simple("offhook-testboard", PLATFORM_DEVID_NONE, NULL, 0);
	if (IS_ERR(tb_device))
		return PTR_ERR(tb_device);
	tb = kvzalloc(sizeof(*tb), GFP_KERNEL);
	if (!tb) {
		ret = -ENOMEM;
		goto no_device;
	}
	platform_set_drvdata(tb_device, tb);
	tb->dev = &tb_device->dev;
	tb->debugfs = debugfs_create_dir("testboard", NULL);
	tb_wiring_init(&tb->wiring);
	ret = tb_player_init(tb);
	if (ret)
		goto no_board;
	ret = tb_lines_init(tb);
	if (ret)
		goto no_player;
	ret = tb_bus_init(tb);
	if (ret)
		goto no_lines;
	tb_contacts_init(tb);
	return 0;

no_lines:
	debugfs_remove_recursive(tb->debugfs);
	tb_lines_exit(tb);
no_player:
	debugfs_remove_recursive(tb->debugfs);
	tb_player_exit(tb);
no_board:
	debugfs_remove_recursive(tb->debugfs);
	kvfree(tb);
no_device:
	platform_device_unregister(tb_device);
	return ret;
}
module_init(tb_init);

static void __exit tb_exit(void)
{
	struct testboard *tb = platform_get_drvdata(tb_device);

	debugfs_remove_recursive(tb->debugfs);
	tb_bus_exit(tb);
	tb_player_exit(tb);
	tb_lines_exit(tb);
	kvfree(tb);
	platform_device_unregister(tb_device);
}
module_exit(tb_exit);

MODULE_DESCRIPTION("A desk phone's wiring in the kernel, for tests");
MODULE_AUTHOR("The OffHook authors");
MODULE_LICENSE("GPL");
