/*
 * Sound cards that are not there, behind the functions of tinyalsa that the phone calls. Compiled twice: with
 * TINY_ABI 20 struct pcm_config is that of version 2.0.0, with 21 the one that came after it.
 *
 * Each card runs on one clock, which passes only while somebody waits for it, or on that of the machine. What a card
 * plays comes back as its microphone, frame for frame.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PCM_IN 0x10000000
#define PCM_NORESTART 4
#define PCM_NONBLOCK 16

#if TINY_ABI == 20
typedef unsigned int threshold;
#else
typedef unsigned long threshold;
#endif

struct pcm_config {
    unsigned int channels;
    unsigned int rate;
    unsigned int period_size;
    unsigned int period_count;
    int format;
    threshold start_threshold;
    threshold stop_threshold;
    threshold silence_threshold;
    threshold silence_size;
    threshold avail_min;
};

#if TINY_ABI == 20
_Static_assert(sizeof(struct pcm_config) == 40, "size");
_Static_assert(offsetof(struct pcm_config, start_threshold) == 20, "start");
_Static_assert(offsetof(struct pcm_config, avail_min) == 36, "avail_min");
#elif ULONG_MAX > UINT_MAX
_Static_assert(sizeof(struct pcm_config) == 64, "size");
_Static_assert(offsetof(struct pcm_config, start_threshold) == 24, "start");
_Static_assert(offsetof(struct pcm_config, avail_min) == 56, "avail_min");
#endif

enum { CARDS = 4, AIR = 1 << 20, SETUP = 1, PREPARED = 2, RUNNING = 3, XRUN = 4 };

struct ctl {
    const char *name;
    int type; /* 0 switch, 1 number, 2 choice */
    int values;
    int now[2];
};

struct card {
    int present;
    int formats; /* bits by enum pcm_format */
    unsigned int least_channels, most_channels, least_rate, most_rate, only_rate, coarse_period, most_periods;
    int ppm;
    int plugged_for; /* grows each time it is unplugged */
    int64_t quiet_from, quiet_until, quiet_before; /* ns: it stands still, and has done so before */
    int16_t air[AIR];
    struct ctl ctls[5];
};

struct pcm {
    struct card *card;
    int bad, in, flags, state, generation;
    struct pcm_config config;
    struct pcm *linked;
    int64_t started; /* ns */
    int64_t moved;   /* frames */
    int64_t stopped; /* frames, where it was when it ran over or dry */
    char error[128];
};

struct mixer {
    struct card *card;
};

struct pcm_params {
    struct card *card;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct card cards[CARDS];
static struct pcm_config last_config[2];
static int last_flags[2];
static struct pcm bad;
static int64_t virtual_now = 1000000000;
static int real_time;
static int held_ms;
/* What happens at a transfer: per direction (0 out, 1 in) an errno after so many transfers, and pieces at most so long. */
static int fail_after[2], fail_with[2], most_frames[2];
static int transfers[2];

static int64_t now(void)
{
    if (!real_time)
        return virtual_now;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int64_t quiet(const struct card *c)
{
    int64_t t = now();
    int64_t since = t < c->quiet_from ? 0 : (t < c->quiet_until ? t : c->quiet_until) - c->quiet_from;
    return c->quiet_before + since;
}

/* The card's own time. */
static int64_t card_now(const struct card *c) { return now() - quiet(c); }

/* ---- what the test does ---- */

void fixture_reset(void)
{
    pthread_mutex_lock(&mutex);
    for (int i = 0; i < CARDS; i++) {
        struct card *c = &cards[i];
        int generation = c->plugged_for + 1;
        memset(c, 0, sizeof *c);
        c->plugged_for = generation;
        c->present = i == 0;
        c->formats = 1;
        c->least_channels = 1;
        c->most_channels = 2;
        c->least_rate = 8000;
        c->most_rate = 48000;
        c->most_periods = 64;
        c->ctls[0] = (struct ctl){"Speaker Playback Volume", 1, 2, {0, 0}};
        c->ctls[1] = (struct ctl){"Speaker Playback Switch", 0, 2, {0, 0}};
        c->ctls[2] = (struct ctl){"Mic Capture Volume", 1, 1, {0, 0}};
        c->ctls[3] = (struct ctl){"Output Mux", 2, 1, {0, 0}};
        c->ctls[4] = (struct ctl){"Master Volume", 1, 1, {0, 0}};
    }
    memset(fail_after, 0, sizeof fail_after);
    memset(most_frames, 0, sizeof most_frames);
    memset(transfers, 0, sizeof transfers);
    real_time = 0;
    pthread_mutex_unlock(&mutex);
}

void fixture_card(int card, int formats, int least_channels, int most_channels, int least_rate, int most_rate)
{
    struct card *c = &cards[card];
    c->present = 1;
    c->formats = formats;
    c->least_channels = least_channels;
    c->most_channels = most_channels;
    c->least_rate = least_rate;
    c->most_rate = most_rate;
}

/* Of the rates between its lowest and its highest the card has but this. */
void fixture_only(int card, int rate) { cards[card].only_rate = rate; }

/* The card's periods are multiples of this, and there are at most so many of them. */
void fixture_periods(int card, int multiple, int most)
{
    cards[card].coarse_period = multiple;
    cards[card].most_periods = most;
}

void fixture_clock(int real, int card, int ppm)
{
    real_time = real;
    cards[card].ppm = ppm;
}

void fixture_plug(int card, int present)
{
    pthread_mutex_lock(&mutex);
    if (!present)
        cards[card].plugged_for++;
    cards[card].present = present;
    pthread_mutex_unlock(&mutex);
}

/* The card moves nothing for so long; negative: until further notice. */
void fixture_quiet(int card, int ms)
{
    pthread_mutex_lock(&mutex);
    struct card *c = &cards[card];
    c->quiet_before = quiet(c);
    c->quiet_from = now();
    c->quiet_until = ms < 0 ? INT64_MAX : c->quiet_from + ms * 1000000LL;
    pthread_mutex_unlock(&mutex);
}

/* Whoever waits next is held up for so long of the machine's time; the card goes on meanwhile. */
void fixture_hold(int ms)
{
    pthread_mutex_lock(&mutex);
    held_ms = ms;
    pthread_mutex_unlock(&mutex);
}

void fixture_fail(int in, int after, int with)
{
    fail_with[in] = with;
    fail_after[in] = after;
}

void fixture_pieces(int in, int frames) { most_frames[in] = frames; }

void fixture_pass(int ms) { virtual_now += ms * 1000000LL; }

int64_t fixture_now(void) { return now(); }

/* Field n of the configuration that was given last. */
int64_t fixture_config(int in, int field)
{
    struct pcm_config *c = &last_config[in];
    int64_t all[] = {c->channels, c->rate, c->period_size, c->period_count, c->format, c->start_threshold,
                     c->stop_threshold, c->silence_threshold, c->silence_size, c->avail_min, last_flags[in]};
    return all[field];
}

int fixture_control(int card, int ctl, int value) { return cards[card].ctls[ctl].now[value]; }

/* Loudest of the first so many samples that the card was given since it was cleared. */
int fixture_peak(int card, int frames)
{
    struct card *c = &cards[card];
    int peak = 0;
    for (int i = 0; i < AIR && i < frames; i++)
        peak = abs(c->air[i]) > peak ? abs(c->air[i]) : peak;
    return peak;
}

void fixture_clear(int card) { memset(cards[card].air, 0, sizeof cards[card].air); }

/* ---- tinyalsa ---- */

static int64_t position(const struct pcm *p)
{
    if (p->state == XRUN)
        return p->stopped;
    if (p->state != RUNNING)
        return 0;
    double seconds = (card_now(p->card) - p->started) / 1e9;
    return (int64_t)(seconds * p->config.rate * (1 + p->card->ppm / 1e6));
}

static int64_t buffer(const struct pcm *p) { return (int64_t)p->config.period_size * p->config.period_count; }

static int64_t avail(struct pcm *p)
{
    int64_t hw = position(p);
    return p->in ? hw - p->moved : buffer(p) - (p->moved - hw);
}

static void stop(struct pcm *p)
{
    struct pcm *both[] = {p, p->linked};
    for (int i = 0; i < 2 && both[i]; i++) {
        both[i]->stopped = position(both[i]);
        both[i]->state = XRUN;
    }
}

/* A negative errno if the stream cannot go on. */
static int check(struct pcm *p)
{
    if (!p->card->present || p->generation != p->card->plugged_for)
        return -ENODEV;
    if (p->state == RUNNING && avail(p) > (int64_t)p->config.stop_threshold) {
        stop(p);
    }
    return p->state == XRUN ? -EPIPE : 0;
}

struct pcm *pcm_open(unsigned int card, unsigned int device, unsigned int flags, const struct pcm_config *config)
{
    int in = (flags & PCM_IN) != 0;
    last_config[in] = *config;
    last_flags[in] = flags;
    bad.bad = 1;
    if (card >= CARDS || !cards[card].present || device != 0) {
        snprintf(bad.error, sizeof bad.error, "cannot open device (%u) for card (%u): %s", device, card, strerror(ENOENT));
        return &bad;
    }
    struct card *c = &cards[card];
    if ((c->only_rate && config->rate != c->only_rate) || config->rate < c->least_rate || config->rate > c->most_rate || config->channels < c->least_channels ||
        config->channels > c->most_channels || config->format < 0 || !(c->formats >> config->format & 1) ||
        config->period_count < 2 || config->period_count > c->most_periods) {
        snprintf(bad.error, sizeof bad.error, "cannot set hw params: %s", strerror(EINVAL));
        return &bad;
    }
    if (config->start_threshold < config->period_size || !(flags & PCM_NORESTART) || !(flags & PCM_NONBLOCK)) {
        snprintf(bad.error, sizeof bad.error, "not as the phone is to open it");
        return &bad;
    }
    struct pcm *p = calloc(1, sizeof *p);
    p->card = c;
    p->in = in;
    p->flags = flags;
    p->config = *config;
    if (c->coarse_period)
        p->config.period_size = (config->period_size + c->coarse_period - 1) / c->coarse_period * c->coarse_period;
    p->state = SETUP;
    p->generation = c->plugged_for;
    return p;
}

int pcm_is_ready(const struct pcm *p) { return !p->bad; }
const char *pcm_get_error(const struct pcm *p) { return p->error; }
const struct pcm_config *pcm_get_config(const struct pcm *p) { return &p->config; }
unsigned int pcm_get_buffer_size(const struct pcm *p) { return buffer(p); }

int pcm_close(struct pcm *p)
{
    if (p->bad)
        return 0;
    pthread_mutex_lock(&mutex);
    if (p->linked)
        p->linked->linked = NULL;
    pthread_mutex_unlock(&mutex);
    free(p);
    return 0;
}

int pcm_link(struct pcm *a, struct pcm *b)
{
    if (a->card != b->card)
        return -1;
    a->linked = b;
    b->linked = a;
    return 0;
}

static int failed(struct pcm *p, const char *what, int error)
{
    snprintf(p->error, sizeof p->error, "%s: %s\n", what, strerror(error));
    errno = error;
    return -1;
}

int pcm_prepare(struct pcm *p)
{
    if (check(p) == -ENODEV)
        return failed(p, "cannot prepare channel", ENODEV);
    struct pcm *both[] = {p, p->linked};
    for (int i = 0; i < 2 && both[i]; i++) {
        both[i]->state = PREPARED;
        both[i]->moved = 0;
    }
    return 0;
}

int pcm_start(struct pcm *p)
{
    if (check(p) == -ENODEV)
        return failed(p, "cannot start channel", ENODEV);
    struct pcm *both[] = {p, p->linked};
    for (int i = 0; i < 2 && both[i]; i++) {
        if (both[i]->state == SETUP || (!both[i]->in && both[i]->moved == 0))
            return failed(p, "cannot start channel", EPIPE);
        both[i]->state = RUNNING;
        both[i]->started = card_now(both[i]->card);
    }
    return 0;
}

int pcm_stop(struct pcm *p)
{
    struct pcm *both[] = {p, p->linked};
    for (int i = 0; i < 2 && both[i]; i++)
        both[i]->state = SETUP;
    return 0;
}

int pcm_get_htimestamp(struct pcm *p, unsigned int *frames, struct timespec *t)
{
    pthread_mutex_lock(&mutex);
    check(p);
    int64_t a = avail(p);
    *frames = a < 0 ? 0 : a;
    t->tv_sec = 0;
    t->tv_nsec = 0;
    pthread_mutex_unlock(&mutex);
    return 0;
}

int pcm_wait(struct pcm *p, int ms)
{
    pthread_mutex_lock(&mutex);
    struct timespec held = {held_ms / 1000, held_ms % 1000 * 1000000L};
    held_ms = 0;
    pthread_mutex_unlock(&mutex);
    nanosleep(&held, NULL);
    int64_t until = now() + ms * 1000000LL;
    for (;;) {
        pthread_mutex_lock(&mutex);
        int status = check(p);
        int64_t missing = (int64_t)p->config.avail_min - avail(p);
        double rate = p->config.rate * (1 + p->card->ppm / 1e6);
        int running = p->state == RUNNING;
        pthread_mutex_unlock(&mutex);
        if (status < 0)
            return status;
        if (missing <= 0)
            return 1;
        int64_t left = until - now();
        if (left <= 0)
            return 0;
        int64_t step = running ? (int64_t)(missing / rate * 1e9) + 1000 : left;
        step = step < left ? step : left;
        if (!real_time) {
            virtual_now += step;
        } else {
            step = step < 5000000 ? step : 5000000; /* looks whether it is still plugged in */
            struct timespec pause = {0, step};
            nanosleep(&pause, NULL);
        }
    }
}

static void put(unsigned char *data, int format, int64_t i, int16_t sample)
{
    if (format == 0) {
        memcpy(data + 2 * i, &sample, 2);
    } else if (format == 4) {
        data[3 * i] = 0;
        memcpy(data + 3 * i + 1, &sample, 2);
    } else {
        int32_t wide = (int32_t)((uint32_t)(uint16_t)sample << (format == 1 ? 16 : 8));
        memcpy(data + 4 * i, &wide, 4);
    }
}

static int16_t get(const unsigned char *data, int format, int64_t i)
{
    int16_t sample;
    int32_t wide;
    if (format == 0) {
        memcpy(&sample, data + 2 * i, 2);
        return sample;
    }
    if (format == 4) {
        memcpy(&sample, data + 3 * i + 1, 2);
        return sample;
    }
    memcpy(&wide, data + 4 * i, 4);
    return (int16_t)(wide >> (format == 1 ? 16 : 8));
}

static int transfer(struct pcm *p, unsigned char *data, unsigned int count)
{
    pthread_mutex_lock(&mutex);
    int status = check(p);
    transfers[p->in]++;
    if (status == 0 && fail_after[p->in] && --fail_after[p->in] == 0) {
        status = -fail_with[p->in];
        if (status == -EPIPE)
            stop(p);
    }
    int64_t a = status < 0 ? 0 : p->state == RUNNING || !p->in ? avail(p) : 0;
    if (a > count)
        a = count;
    if (most_frames[p->in] && a > most_frames[p->in])
        a = most_frames[p->in];
    if (status == 0 && a == 0)
        status = -EAGAIN;
    if (status == 0) {
        int channels = p->config.channels;
        for (int64_t i = 0; i < a; i++) {
            int16_t *air = &p->card->air[(p->moved + i) % AIR];
            for (int c = 0; c < channels; c++) {
                if (p->in)
                    put(data, p->config.format, i * channels + c, *air);
                else
                    *air = get(data, p->config.format, i * channels + c);
            }
        }
        p->moved += a;
    }
    pthread_mutex_unlock(&mutex);
    if (status == -EPIPE || status == -EAGAIN) {
        errno = -status;
        return -1;
    }
    return status < 0 ? failed(p, "cannot read/write stream data", -status) : (int)a;
}

int pcm_readi(struct pcm *p, void *data, unsigned int count) { return transfer(p, data, count); }
int pcm_writei(struct pcm *p, const void *data, unsigned int count) { return transfer(p, (void *)data, count); }

struct pcm_params *pcm_params_get(unsigned int card, unsigned int device, unsigned int flags)
{
    (void)flags;
    if (card >= CARDS || !cards[card].present || device != 0)
        return NULL;
    struct pcm_params *params = malloc(sizeof *params);
    params->card = &cards[card];
    return params;
}

void pcm_params_free(struct pcm_params *params) { free(params); }

unsigned int pcm_params_get_min(const struct pcm_params *params, int param)
{
    return param == 5 ? params->card->least_channels : param == 6 ? params->card->least_rate : param == 10 ? 2 : 16;
}

unsigned int pcm_params_get_max(const struct pcm_params *params, int param)
{
    return param == 5    ? params->card->most_channels
           : param == 6  ? params->card->most_rate
           : param == 10 ? params->card->most_periods
                         : 1 << 16;
}

int pcm_params_format_test(struct pcm_params *params, int format) { return params->card->formats >> format & 1; }

#if TINY_ABI == 20
int pcm_mmap_transfer(struct pcm *p, void *data, unsigned int count) { return transfer(p, data, count); }
#else
int pcm_drain(struct pcm *p) { return pcm_stop(p); }
#endif

struct mixer *mixer_open(unsigned int card)
{
    if (card >= CARDS || !cards[card].present)
        return NULL;
    struct mixer *m = malloc(sizeof *m);
    m->card = &cards[card];
    return m;
}

void mixer_close(struct mixer *m) { free(m); }
unsigned int mixer_get_num_ctls(const struct mixer *m) { (void)m; return 5; }
struct ctl *mixer_get_ctl(struct mixer *m, unsigned int id) { return id < 5 ? &m->card->ctls[id] : NULL; }

struct ctl *mixer_get_ctl_by_name(struct mixer *m, const char *name)
{
    for (int i = 0; i < 5; i++)
        if (!strcmp(m->card->ctls[i].name, name))
            return &m->card->ctls[i];
    return NULL;
}

const char *mixer_ctl_get_name(const struct ctl *c) { return c->name; }
int mixer_ctl_get_type(const struct ctl *c) { return c->type; }
unsigned int mixer_ctl_get_num_values(const struct ctl *c) { return c->values; }
unsigned int mixer_ctl_get_num_enums(const struct ctl *c) { return c->type == 2 ? 2 : 0; }
const char *mixer_ctl_get_enum_string(struct ctl *c, unsigned int id) { (void)c; return id == 0 ? "Headset" : "Speaker"; }

int mixer_ctl_set_value(struct ctl *c, unsigned int id, int value)
{
    if (id >= (unsigned)c->values)
        return -EINVAL;
    c->now[id] = value;
    return 0;
}

/* The range is 0 to 50, so that a percent is not taken for a value. */
int mixer_ctl_set_percent(struct ctl *c, unsigned int id, int percent)
{
    return c->type == 1 ? mixer_ctl_set_value(c, id, percent / 2) : -EINVAL;
}

int mixer_ctl_set_enum_by_string(struct ctl *c, const char *string)
{
    for (int i = 0; i < 2; i++)
        if (!strcmp(mixer_ctl_get_enum_string(c, i), string))
            return mixer_ctl_set_value(c, 0, i);
    return -EINVAL;
}
