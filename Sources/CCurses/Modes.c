#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "Internal.h"

// Every mode this program may set, undone: synchronized output, mouse, paste, attributes, cursor,
// keypad, alternate screen. The one list for exit, suspend and crash.
static const char undo_modes[] =
    "\033[?2026l\033[?1006l\033[?1003l\033[?1002l\033[?1000l\033[?2004l"
    "\033[0m\033[?25h\033[?1l\033>\033[?1049l";

static const char paste_on[] = "\033[?2004h";
static const char mouse_on[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l\033[?1000l";

static struct termios shell_settings;
static volatile sig_atomic_t active;
static bool mouse;

// While the screen is up, what is written to a standard error that is a terminal is kept here and
// shown afterwards: it would tear the screen, and be lost with it.
static int kept_errors = -1;
static int true_errors = -1;

static void undo_at_exit(void) { modes_undo_at_once(); }

bool modes_open(void) {
  static bool registered;
  if (tcgetattr(STDIN_FILENO, &shell_settings) != 0) return false;
  if (!registered) registered = atexit(undo_at_exit) == 0;
  if (isatty(STDERR_FILENO)) {
    true_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    kept_errors = memfd_create("errors", MFD_CLOEXEC);
  }
  mouse = false;
  return true;
}

void modes_close(void) {
  if (true_errors >= 0) close(true_errors);
  if (kept_errors >= 0) close(kept_errors);
  true_errors = kept_errors = -1;
}

bool modes_active(void) { return active; }

static bool is_in_foreground(void) {
  pid_t group = tcgetpgrp(STDIN_FILENO);
  // Not our controlling terminal: nobody to share it with.
  return group < 0 ? errno == ENOTTY : group == getpgrp();
}

static void append_capability(const char *name) {
  const char *text = cc_capability(name);
  if (text) output_append(text, strlen(text));
}

// Also for a screen that was never left: the shell may have written into it and changed modes.
void modes_enter(void) {
  struct termios settings = shell_settings;
  cfmakeraw(&settings);
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  // First: a process in the background is stopped here, before it has written anything.
  while (tcsetattr(STDIN_FILENO, TCSANOW, &settings) != 0 && errno == EINTR) {
  }
  if (true_errors >= 0 && kept_errors >= 0) dup2(kept_errors, STDERR_FILENO);
  if (active) {
    append_capability("smkx");
    append_capability("civis");
    cc_invalidate();
  } else {
    // A terminal type without an alternate screen is mostly an emulator that has one.
    const char *enter = cc_capability("smcup");
    static const char alternate[] = "\033[?1049h";
    if (!enter || !strstr(enter, "1049")) output_append(alternate, sizeof alternate - 1);
    active = 1;
  }
  output_append(paste_on, sizeof paste_on - 1);
  if (mouse) output_append(mouse_on, sizeof mouse_on - 1);
}

// Async-signal-safe.
static void give_errors_back(void) {
  if (true_errors < 0 || kept_errors < 0) return;
  dup2(true_errors, STDERR_FILENO);
  char bytes[1024];
  off_t end = lseek(kept_errors, 0, SEEK_CUR);
  for (off_t start = 0; start < end;) {
    ssize_t count = pread(kept_errors, bytes, sizeof bytes, start);
    if (count <= 0 || write(STDERR_FILENO, bytes, (size_t)count) != count) break;
    start += count;
  }
  lseek(kept_errors, 0, SEEK_SET);
}

void modes_leave(void) {
  if (!active) return;
  active = 0;
  screen_end();
  output_append(undo_modes, sizeof undo_modes - 1);
  output_drain(1000);
  // In the background the settings belong to the shell again.
  if (is_in_foreground()) {
    tcsetattr(STDIN_FILENO, TCSANOW, &shell_settings);
    // The shell would take reports of the mouse for typed text.
    if (mouse) tcflush(STDIN_FILENO, TCIFLUSH);
  }
  give_errors_back();
}

// Async-signal-safe and without ncurses, for crashes and for exits nobody announced.
void modes_undo_at_once(void) {
  if (!active) return;
  active = 0;
  output_write_now(undo_modes, sizeof undo_modes - 1);
  if (is_in_foreground()) tcsetattr(STDIN_FILENO, TCSANOW, &shell_settings);
  give_errors_back();
}

void cc_set_mouse(bool on) {
  if (on == mouse) return;
  mouse = on;
  if (on) cc_send(mouse_on, sizeof mouse_on - 1);
  else cc_send(mouse_off, sizeof mouse_off - 1);
}

// Stops by a signal whose handling may be blocked or changed; true when it did stop.
static bool stop_by(int signal_number, bool whole_group) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, before;
  sigset_t only, continued, mask;
  struct timespec none = {0};
  sigemptyset(&only);
  sigaddset(&only, signal_number);
  sigemptyset(&continued);
  sigaddset(&continued, SIGCONT);
  while (sigtimedwait(&continued, NULL, &none) > 0) {
  }
  sigaction(signal_number, &standard, &before);
  pthread_sigmask(SIG_UNBLOCK, &only, &mask);
  kill(whole_group ? 0 : getpid(), signal_number);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(signal_number, &before, NULL);
  // The signal that ended the stop is blocked, so it is still there to be seen.
  return sigtimedwait(&continued, NULL, &none) > 0;
}

bool cc_resume(void) {
  while (!is_in_foreground()) {
    // Continued by `bg`, or by a `kill` that wants the end: do not touch the shell's terminal.
    if (events_end_is_pending() || !stop_by(SIGTTOU, false)) return false;
  }
  modes_enter();
  return true;
}

bool cc_suspend(void) {
  struct sigaction action;
  sigaction(SIGTSTP, NULL, &action);
  if (action.sa_handler == SIG_IGN) return true;  // Started where nobody could continue it.
  modes_leave();
  stop_by(SIGTSTP, true);
  return cc_resume();
}
