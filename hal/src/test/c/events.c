/*
 * Writes events as a kernel would, in the layout of this machine's headers, to standard output:
 *   events key SECONDS MICROS TYPE CODE VALUE ...
 *   events line NANOS ID OFFSET SEQUENCE ...
 */
#include <linux/gpio.h>
#include <linux/input.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int key(char **words) {
    struct input_event event;
    memset(&event, 0, sizeof event);
    event.input_event_sec = atol(words[0]);
    event.input_event_usec = atol(words[1]);
    event.type = (__u16)atoi(words[2]);
    event.code = (__u16)atoi(words[3]);
    event.value = atoi(words[4]);
    return fwrite(&event, sizeof event, 1, stdout) == 1;
}

static int line(char **words) {
    struct gpio_v2_line_event event;
    memset(&event, 0, sizeof event);
    event.timestamp_ns = strtoull(words[0], NULL, 10);
    event.id = (__u32)atoi(words[1]);
    event.offset = (__u32)atoi(words[2]);
    event.seqno = (__u32)atoi(words[3]);
    return fwrite(&event, sizeof event, 1, stdout) == 1;
}

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    int keys = strcmp(argv[1], "key") == 0;
    int words = keys ? 5 : 4;
    for (int i = 2; i + words <= argc; i += words)
        if (!(keys ? key(argv + i) : line(argv + i)))
            return 1;
    return 0;
}
