#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "Internal.h"

// ncurses writes its updates in pieces of its own choice; collected here, a frame goes out in one
// write. A descriptor of our own makes writes non-blocking without changing the one the shell
// shares with us: a stalled link then costs frames, not the reaction to keys.
static int memory = -1;
static int terminal = -1;
static char *pending;
static size_t pending_count, pending_capacity;
// The terminal did not take all of the last write.
static bool stalled;
static const char *left_out;

bool output_open(void) {
  memory = memfd_create("screen", MFD_CLOEXEC);
  terminal = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  return memory >= 0;
}

void output_close(void) {
  if (memory >= 0) close(memory);
  if (terminal >= 0) close(terminal);
  memory = terminal = -1;
  free(pending);
  pending = NULL;
  pending_count = pending_capacity = 0;
  stalled = false;
  left_out = NULL;
}

int output_memory(void) { return memory; }

void output_discard(void) { lseek(memory, 0, SEEK_SET); }

static bool reserve(size_t count) {
  if (pending_count + count <= pending_capacity) return true;
  size_t capacity = 2 * (pending_count + count);
  char *larger = realloc(pending, capacity);
  if (!larger) return false;
  pending = larger;
  pending_capacity = capacity;
  return true;
}

// Keeps a sequence of ncurses' from the terminal; NULL for none.
void output_leave_out(const char *sequence) { left_out = sequence; }

static void remove_left_out(size_t start) {
  size_t length = left_out ? strlen(left_out) : 0;
  char *found;
  while (length > 0 &&
         (found = memmem(pending + start, pending_count - start, left_out, length))) {
    char *end = pending + pending_count;
    memmove(found, found + length, (size_t)(end - found) - length);
    pending_count -= length;
  }
}

// Moves what ncurses has written behind what is pending.
void output_collect(void) {
  off_t end = lseek(memory, 0, SEEK_CUR);
  if (end <= 0) return;
  if (reserve((size_t)end)) {
    ssize_t got = pread(memory, pending + pending_count, (size_t)end, 0);
    if (got > 0) {
      pending_count += (size_t)got;
      remove_left_out(pending_count - (size_t)got);
    }
  }
  output_discard();
}

void output_append(const char *bytes, size_t count) {
  if (!reserve(count)) return;
  memcpy(pending + pending_count, bytes, count);
  pending_count += count;
}

size_t output_pending(void) { return pending_count; }

// Where to wait for room; -1 when there is no need to.
int output_stalled_at(void) { return stalled ? terminal : -1; }

// Writes what the terminal takes now; returns what is left.
size_t output_try(size_t *writes) {
  int descriptor = terminal >= 0 ? terminal : STDOUT_FILENO;
  size_t sent = 0;
  while (sent < pending_count) {
    ssize_t count = write(descriptor, pending + sent, pending_count - sent);
    if (writes) *writes += 1;
    if (count > 0) {
      sent += (size_t)count;
    } else if (count < 0 && errno == EAGAIN) {
      break;
    } else if (!(count < 0 && errno == EINTR)) {
      sent = pending_count;  // The terminal is gone; the input will say so too.
    }
  }
  memmove(pending, pending + sent, pending_count - sent);
  pending_count -= sent;
  stalled = pending_count > 0;
  return pending_count;
}

static long long now_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

// Writes everything, waiting at most so long for the terminal to take it.
void output_drain(int milliseconds) {
  long long end = now_milliseconds() + milliseconds;
  while (output_try(NULL) > 0) {
    long long left = end - now_milliseconds();
    struct pollfd room = {.fd = terminal, .events = POLLOUT};
    if (left <= 0 || poll(&room, 1, (int)left) == 0) {
      pending_count = 0;
      return;
    }
  }
}

// One write past everything pending; async-signal-safe.
void output_write_now(const char *bytes, size_t count) {
  ssize_t ignored = write(terminal >= 0 ? terminal : STDOUT_FILENO, bytes, count);
  (void)ignored;
}

void cc_send(const char *bytes, size_t count) {
  if (!modes_active()) return;
  output_append(bytes, count);
  output_try(NULL);
}

bool cc_catch_up(void) { return !stalled || output_try(NULL) == 0; }
