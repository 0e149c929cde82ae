#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "Internal.h"

static int signals = -1;

// What was ignored from the start, as by nohup, stays so: a blocked signal would arrive all the same.
static void add_unless_ignored(sigset_t *set, int number) {
  struct sigaction action;
  if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_IGN)
    sigaddset(set, number);
}

static sigset_t ending_signals(void) {
  sigset_t set;
  sigemptyset(&set);
  add_unless_ignored(&set, SIGINT);
  add_unless_ignored(&set, SIGTERM);
  add_unless_ignored(&set, SIGHUP);
  return set;
}

static sigset_t read_signals(void) {
  sigset_t set = ending_signals();
  add_unless_ignored(&set, SIGTSTP);
  sigaddset(&set, SIGWINCH);
  sigaddset(&set, SIGCONT);
  return set;
}

void cc_block_signals(void) {
  sigset_t set = read_signals();
  pthread_sigmask(SIG_BLOCK, &set, NULL);
}

bool events_open(void) {
  cc_block_signals();
  sigset_t set = read_signals();
  signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  return signals >= 0;
}

void events_close(void) {
  if (signals >= 0) close(signals);
  signals = -1;
}

bool events_end_is_pending(void) {
  sigset_t pending, ending = ending_signals(), both;
  sigpending(&pending);
  sigandset(&both, &pending, &ending);
  return !sigisemptyset(&both);
}

int cc_next_signal(void) {
  struct signalfd_siginfo info;
  ssize_t count;
  while ((count = read(signals, &info, sizeof info)) < 0 && errno == EINTR) {
  }
  return count == sizeof info ? (int)info.ssi_signo : 0;
}

int cc_make_waker(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void cc_wake(int waker) { eventfd_write(waker, 1); }

void cc_clear_waker(int waker) {
  eventfd_t count;
  eventfd_read(waker, &count);
}

cc_ready cc_wait(int waker, int timeout_milliseconds) {
  struct pollfd sources[] = {
      {.fd = STDIN_FILENO, .events = POLLIN},
      {.fd = signals, .events = POLLIN},
      {.fd = waker, .events = POLLIN},
      {.fd = output_stalled_at(), .events = POLLOUT},
  };
  if (poll(sources, 4, timeout_milliseconds) <= 0) return (cc_ready){0};
  return (cc_ready){
      .input = sources[0].revents & POLLIN,
      .ended = (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) && !(sources[0].revents & POLLIN),
      .signals = sources[1].revents & POLLIN,
      .wake = sources[2].revents & POLLIN,
      .output = sources[3].revents != 0,
  };
}

ptrdiff_t cc_read(void *bytes, size_t capacity) {
  ssize_t count = read(STDIN_FILENO, bytes, capacity);
  if (count >= 0) return count;
  return errno == EINTR || errno == EAGAIN ? -1 : 0;
}
