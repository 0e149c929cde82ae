#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "Internal.h"

static SCREEN *screen;
static FILE *stream;
static bool utf8, colored, invalid;

// newterm installs handlers for these; signals are ours, and its own are not async-signal-safe.
static const int taken_signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { TAKEN_SIGNALS = sizeof taken_signals / sizeof *taken_signals };

static SCREEN *new_screen(const char *type) {
  if (!type || !*type) return NULL;
  struct sigaction before[TAKEN_SIGNALS];
  for (int i = 0; i < TAKEN_SIGNALS; i++) {
    sigaction(taken_signals[i], NULL, &before[i]);
    // ncurses never again touches a signal that it finds ignored.
    signal(taken_signals[i], SIG_IGN);
  }
  SCREEN *made = newterm(type, stream, stdin);
  for (int i = 0; i < TAKEN_SIGNALS; i++) sigaction(taken_signals[i], &before[i], NULL);
  return made;
}

static int escape_delay(void) {
  const char *text = getenv("ESCDELAY");
  char *end;
  long delay = text ? strtol(text, &end, 10) : 25;
  return text && (end == text || *end || delay < 0 || delay > 10000) ? 25 : (int)delay;
}

static void close_screen(void) {
  if (screen) delscreen(screen);
  if (stream) fclose(stream);
  screen = NULL;
  stream = NULL;
}

static int open_screen(cc_info *info) {
  const char *type = getenv("TERM");
  if (type && strcmp(type, "dumb") == 0) return CC_CANNOT_ADDRESS;
  // They would override the size the terminal really has.
  unsetenv("LINES");
  unsetenv("COLUMNS");
  int copy = dup(output_memory());
  stream = copy >= 0 ? fdopen(copy, "w") : NULL;
  if (!stream) return CC_SYSTEM_ERROR;
  static const char usual_type[] = "xterm-256color";
  screen = new_screen(type);
  info->fell_back = !screen;
  if (screen && tigetnum("colors") > 256) {
    // Direct colours: palette indices would be taken for shades of blue.
    delscreen(screen);
    screen = NULL;
  }
  if (!screen) screen = new_screen(usual_type);
  if (!screen) return CC_NO_DESCRIPTION;
  if (!cc_capability("cup")) return CC_CANNOT_ADDRESS;
  // The palette is the user's, who may have changed it; ncurses would reset it, coming and going.
  output_leave_out(cc_capability("oc"));
  // alloc_pair crashes before start_color.
  colored = has_colors() && start_color() == OK && use_default_colors() == OK;
  info->colors = colored ? COLORS : 0;
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  leaveok(stdscr, TRUE);
  typeahead(-1);
  curs_set(0);
  // Until the first endwin ncurses flushes at every cursor move.
  endwin();
  output_discard();
  int columns, rows;
  cc_size(&columns, &rows);
  cc_resize(columns, rows);
  return CC_OPENED;
}

int cc_open(cc_info *info) {
  setlocale(LC_CTYPE, "");
  utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  *info = (cc_info){.utf8 = utf8, .escape_delay = escape_delay()};
  if (!isatty(STDIN_FILENO)) return CC_INPUT_IS_NO_TERMINAL;
  if (!isatty(STDOUT_FILENO)) return CC_OUTPUT_IS_NO_TERMINAL;
  int result = output_open() && events_open() && modes_open() ? open_screen(info) : CC_SYSTEM_ERROR;
  if (result == CC_OPENED) {
    crash_open();
    modes_enter();
  } else {
    int problem = errno;
    close_screen();
    modes_close();
    events_close();
    output_close();
    errno = problem;
  }
  return result;
}

void cc_close(void) {
  if (!screen) return;
  modes_leave();
  crash_close();
  modes_close();
  events_close();
  close_screen();
  output_close();
}

// Ends the drawing as terminfo wants it, into the pending output.
void screen_end(void) {
  endwin();
  output_collect();
}

const char *cc_capability(const char *capability) {
  const char *text = tigetstr(capability);
  return text == (const char *)-1 ? NULL : text;
}

void cc_size(int *columns, int *rows) {
  struct winsize size = {0};
  ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
  // Serial lines do not tell their size.
  *columns = size.ws_col > 0 ? size.ws_col : 80;
  *rows = size.ws_row > 0 ? size.ws_row : 24;
}

void cc_resize(int columns, int rows) {
  resizeterm(rows, columns);
  cc_invalidate();
}

void cc_erase(void) { erase(); }

void cc_invalidate(void) {
  clearok(curscr, TRUE);
  invalid = true;
}

// Marks that reorder text or change the width of what they follow are refused.
static bool is_harmless_mark(uint32_t scalar) {
  return !(scalar >= 0x2000 && scalar <= 0x206f) && !(scalar >= 0xfe00 && scalar <= 0xfe0f) &&
         scalar != 0xfeff && wcwidth((wchar_t)scalar) == 0;
}

static bool is_printable(uint32_t scalar) {
  if (!utf8) return scalar >= 0x20 && scalar < 0x7f;
  return scalar >= 0x20 && !(scalar >= 0x7f && scalar <= 0x9f) &&
         !(scalar >= 0xd800 && scalar <= 0xdfff) && scalar <= 0x10ffff;
}

static attr_t attributes(uint32_t bits) {
  return (bits & 1 ? WA_BOLD : 0) | (bits & 2 ? WA_DIM : 0) | (bits & 4 ? WA_UNDERLINE : 0) |
         (bits & 8 ? WA_REVERSE : 0) | (bits & 16 ? WA_ITALIC : 0);
}

void cc_put(int x, int y, cc_cell cell) {
  if (x < 0 || y < 0 || x >= COLS || y >= LINES) return;
  wchar_t text[4] = L"?";
  bool shown = is_printable(cell.base) && wcwidth((wchar_t)cell.base) == cell.width &&
               x + cell.width <= COLS;
  if (shown) {
    int count = 0;
    text[count++] = (wchar_t)cell.base;
    if (cell.mark1 && is_printable(cell.mark1) && is_harmless_mark(cell.mark1))
      text[count++] = (wchar_t)cell.mark1;
    if (cell.mark2 && is_printable(cell.mark2) && is_harmless_mark(cell.mark2))
      text[count++] = (wchar_t)cell.mark2;
    text[count] = 0;
  }
  int pair = 0;
  if (colored && (cell.foreground >= 0 || cell.background >= 0)) {
    pair = alloc_pair(cell.foreground, cell.background);
    if (pair < 0) pair = 0;
  }
  cchar_t complex;
  setcchar(&complex, text, attributes(cell.attributes), 0, &pair);
  // The last cell of the screen is set although the call then reports that it cannot go on.
  mvadd_wch(y, x, &complex);
  if (!shown && cell.width == 2 && x + 1 < COLS) mvadd_wch(y, x + 1, &complex);
}

cc_frame cc_refresh(void) {
  cc_frame frame = {0};
  if (!modes_active()) return frame;
  // What ncurses takes for granted between its frames, and another program may have changed. The
  // cursor keeps its place: this may come before the switch to the alternate screen, which saves it.
  static const char normal[] = "\0337\033[r\0338\033[0m\033(B\017\033[4l";
  if (invalid) output_append(normal, sizeof normal - 1);
  invalid = false;
  wnoutrefresh(stdscr);
  doupdate();
  output_collect();
  frame.bytes = output_pending();
  output_try(&frame.writes);
  return frame;
}
