################################################################################
#
# offhook
#
################################################################################

OFFHOOK_VERSION = 0.1.0
OFFHOOK_SITE = $(BR2_EXTERNAL_OFFHOOK_PATH)/..
OFFHOOK_SITE_METHOD = local
OFFHOOK_LICENSE = Apache-2.0
OFFHOOK_LICENSE_FILES = LICENSE
OFFHOOK_DEPENDENCIES = host-openjdk-bin openjdk alsa-lib opus speexdsp tinyalsa systemd

# The trimmed run time is linked from the modules that the openjdk package has
# just built for the target, with the jlink of the same version.
OFFHOOK_JMODS = $(wildcard $(OPENJDK_DIR)/build/*-release/images/jmods)

OFFHOOK_ENV = \
	JAVA_HOME=$(HOST_OPENJDK_BIN_ROOT_DIR) \
	OFFHOOK_JAVA_HOME=$(HOST_OPENJDK_BIN_ROOT_DIR) \
	XDG_CACHE_HOME=$(@D)/.cache

define OFFHOOK_CONFIGURE_CMDS
	command -v mvn >/dev/null || { \
		echo "offhook: building it needs Maven 3.8 or newer on this machine" >&2; \
		exit 1; \
	}
	test -d "$(OFFHOOK_JMODS)" || { \
		echo "offhook: the openjdk package has left no jmods in its build folder" >&2; \
		exit 1; \
	}
endef

define OFFHOOK_BUILD_CMDS
	$(OFFHOOK_ENV) $(@D)/offhook image runtime \
		--jmods $(OFFHOOK_JMODS) --output $(@D)/image
endef

# One installer for the image, for Debian and for the tests: program, units and
# rules. The user comes below, and presets of the overlay switch the units on.
define OFFHOOK_INSTALL_TARGET_CMDS
	$(OFFHOOK_ENV) $(@D)/offhook install \
		--root $(TARGET_DIR) --runtime $(@D)/image --no-enable
endef

define OFFHOOK_USERS
	offhook -1 offhook -1 * /var/lib/offhook - audio,gpio,i2c,spi,input OffHook phone
endef

# OpenJDK's own installation is not used on the device: the phone brings a run
# time of its own with the modules it needs.
define OFFHOOK_REMOVE_FULL_JRE
	rm -rf $(TARGET_DIR)/usr/lib/jvm $(TARGET_DIR)/usr/bin/java $(TARGET_DIR)/usr/bin/keytool
endef
OFFHOOK_TARGET_FINALIZE_HOOKS += OFFHOOK_REMOVE_FULL_JRE

define OFFHOOK_LINUX_CONFIG_FIXUPS
	$(call KCONFIG_ENABLE_OPT,CONFIG_GPIO_CDEV)
	$(call KCONFIG_ENABLE_OPT,CONFIG_INPUT_EVDEV)
endef

$(eval $(generic-package))
