/*
 * Stands between a process and the C library (LD_PRELOAD, Linux) for one folder:
 *   LIBELLUS_ROOT     the folder, absolute, without a slash at its end
 *   LIBELLUS_JOURNAL  every change under it is appended to this file, with its data, in the order in which it was made;
 *                     what the process writes to its standard output stands there too
 *   LIBELLUS_FAULT    what happens at a call: `kill:N` ends the process within the Nth change after the line `begun`,
 *                     a write being half done; `full:N` lets every write from the Nth change on fail with ENOSPC;
 *                     `gone:N` moves the folder `vault` away then, and what is open in it fails with EIO; with `still:0`
 *                     nothing in `vault` can be written to from the start (EROFS)
 * A record is: kind (u32), inode (u64), number (u64), length of names (u32), length of data (u32), names, data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, MKDIR, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, RMDIR, SAID, LINK };
enum { NONE, KILL, FULL, GONE, STILL };
#define DESCRIPTORS 65536

static pthread_mutex_t order = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char root[PATH_MAX];
static size_t root_length;
static int journal = -1;
static int fault = NONE;
static long fault_at, calls;
static int begun, struck;
static unsigned char watched[DESCRIPTORS];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void start(void) {
  const char *folder = getenv("LIBELLUS_ROOT"), *file = getenv("LIBELLUS_JOURNAL"), *what = getenv("LIBELLUS_FAULT");
  if (!folder) return;
  snprintf(root, sizeof root, "%s", folder);
  root_length = strlen(root);
  if (file) {
    int opened = REAL(open)(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    journal = fcntl(opened, F_DUPFD_CLOEXEC, 900);
    close(opened);
  }
  if (what) {
    const char *colon = strchr(what, ':');
    fault = *what == 'k' ? KILL : *what == 'f' ? FULL : *what == 'g' ? GONE : STILL;
    fault_at = colon ? atol(colon + 1) : 0;
  }
}

/* The path's part under the folder, or null. */
static const char *under(const char *path) {
  if (!root_length || !path || strncmp(path, root, root_length) != 0) return NULL;
  if (path[root_length] == 0) return "";
  return path[root_length] == '/' ? path + root_length + 1 : NULL;
}

static const char *whole(int folder, const char *path, char *into) {
  if (folder == AT_FDCWD || (path && *path == '/')) return path;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
  ssize_t length = readlink(link, into, PATH_MAX - 1);
  if (length < 0) return NULL;
  snprintf(into + length, PATH_MAX - length, "/%s", path);
  return into;
}

static int is_watched(int fd) { return fd >= 0 && fd < DESCRIPTORS && watched[fd]; }

static uint64_t inode_of(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? found.st_ino : 0;
}

static uint64_t inode_at(const char *path) {
  struct stat found;
  return lstat(path, &found) == 0 ? found.st_ino : 0;
}

static void record(uint32_t kind, uint64_t inode, uint64_t number, const char *names, uint32_t names_length,
                   const void *data, uint32_t data_length) {
  if (journal < 0) return;
  struct __attribute__((packed)) { uint32_t kind; uint64_t inode, number; uint32_t names, data; } head = {
      kind, inode, number, names_length, data_length};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)names, names_length}, {(void *)data, data_length}};
  int kept = errno;
  if (REAL(writev)(journal, parts, 3) < 0) abort();
  errno = kept;
}

static void record_path(uint32_t kind, uint64_t inode, const char *name) {
  record(kind, inode, 0, name, strlen(name), NULL, 0);
}

static void record_pair(uint32_t kind, const char *from, const char *to) {
  char names[2 * PATH_MAX];
  const char *a = under(from), *b = under(to);
  int length = snprintf(names, sizeof names, "%s%c%s", a ? a : "", 0, b ? b : "");
  record(kind, inode_at(to), 0, names, length, NULL, 0);
}

/* Whether the path under the folder is the vault or in it. */
static int in_vault(const char *name) {
  return name && strncmp(name, "vault", 5) == 0 && (name[5] == 0 || name[5] == '/');
}

/* Counts a change that is about to be made. Nonzero where it must fail, with errno. */
static int strikes(int grows, int vault) {
  if (fault == STILL && vault) {
    errno = EROFS;
    return 1;
  }
  if (!begun || fault == NONE || fault == STILL) return 0;
  calls++;
  if (calls < fault_at) return 0;
  if (fault == KILL) {
    raise(SIGKILL);
  } else if (fault == FULL) {
    if (!grows) return 0;
    errno = ENOSPC;
    return 1;
  } else if (!struck) {
    struck = 1;
    char from[PATH_MAX + 8], to[PATH_MAX + 16];
    snprintf(from, sizeof from, "%s/vault", root);
    snprintf(to, sizeof to, "%s/vault-away", root);
    REAL(rename)(from, to);
  }
  if (!vault) return 0;
  errno = EIO;
  return 1;
}

/* The first write that a fault meets is half done, as a full disk or a killed process leaves it. */
static size_t half(size_t length) {
  int now = begun && (fault == KILL || fault == FULL) && calls + 1 == fault_at && length > 1;
  return now ? length / 2 : length;
}

static int is_in_vault(int fd) { return is_watched(fd) && watched[fd] == 2; }
static int away(int fd) { return struck && is_in_vault(fd); }

/* Opening */

static int opened(int fd, const char *path, int created) {
  const char *name = under(path);
  if (fd < 0 || fd >= DESCRIPTORS) return fd;
  watched[fd] = name ? 1 + in_vault(name) : 0;
  if (name && created) record_path(CREATE, inode_of(fd), name);
  return fd;
}

static int open_at(int folder, const char *given, int flags, mode_t mode) {
  char buffer[PATH_MAX];
  const char *path = whole(folder, given, buffer);
  int (*real)(int, const char *, int, ...) = REAL(openat);
  if (!under(path)) {
    int fd = real(folder, given, flags, mode);
    if (fd >= 0 && fd < DESCRIPTORS) watched[fd] = 0;
    return fd;
  }
  pthread_mutex_lock(&order);
  int fd = -1, creates = (flags & O_CREAT) && !inode_at(path);
  int vault = in_vault(under(path)), still = fault == STILL && vault && (flags & O_ACCMODE) != O_RDONLY;
  if (still && !creates) errno = EROFS;
  else if (!creates || !strikes(1, vault)) {
    struct stat before;
    int cut = (flags & O_TRUNC) && !creates && stat(path, &before) == 0 && before.st_size > 0;
    fd = opened(real(folder, given, flags, mode), path, creates);
    if (fd >= 0 && cut) record(TRUNCATE, inode_of(fd), 0, NULL, 0, NULL, 0);
  }
  pthread_mutex_unlock(&order);
  return fd;
}

#define MODE_OF(flags)                                                                                                 \
  mode_t mode = 0;                                                                                                     \
  if ((flags) & (O_CREAT | O_TMPFILE)) {                                                                               \
    va_list rest;                                                                                                      \
    va_start(rest, flags);                                                                                             \
    mode = va_arg(rest, mode_t);                                                                                       \
    va_end(rest);                                                                                                      \
  }

int open(const char *path, int flags, ...) { MODE_OF(flags) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return open_at(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE_OF(flags) return open_at(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE_OF(flags) return open_at(folder, path, flags, mode); }

int close(int fd) {
  pthread_mutex_lock(&order);
  if (fd >= 0 && fd < DESCRIPTORS) watched[fd] = 0;
  int answer = REAL(close)(fd);
  pthread_mutex_unlock(&order);
  return answer;
}

/* Writing */

static ssize_t put(int fd, const struct iovec *parts, int count, off_t at) {
  size_t length = 0;
  for (int part = 0; part < count; part++) length += parts[part].iov_len;
  char *bytes = malloc(length ? length : 1);
  size_t filled = 0;
  for (int part = 0; part < count; part++) {
    memcpy(bytes + filled, parts[part].iov_base, parts[part].iov_len);
    filled += parts[part].iov_len;
  }
  pthread_mutex_lock(&order);
  ssize_t written = -1;
  size_t shortened = half(length);
  if (shortened == length && strikes(1, is_in_vault(fd))) {
    // errno says why.
  } else {
    written = at < 0 ? REAL(write)(fd, bytes, shortened) : REAL(pwrite)(fd, bytes, shortened, at);
    if (written > 0) {
      off_t from = at < 0 ? lseek(fd, 0, SEEK_CUR) - written : at;
      record(WRITE, inode_of(fd), from, NULL, 0, bytes, written);
    }
    if (shortened != length) strikes(0, 0);
  }
  int kept = errno;
  pthread_mutex_unlock(&order);
  free(bytes);
  errno = kept;
  return written;
}

static ssize_t say(const struct iovec *parts, int count) {
  pthread_mutex_lock(&order);
  for (int part = 0; part < count; part++) {
    record(SAID, 0, 0, NULL, 0, parts[part].iov_base, parts[part].iov_len);
    if (memmem(parts[part].iov_base, parts[part].iov_len, "\"begun\"", 7)) begun = 1;
  }
  ssize_t answer = REAL(writev)(1, parts, count);
  pthread_mutex_unlock(&order);
  return answer;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (fd == 1 && root_length) return say(parts, count);
  return is_watched(fd) ? put(fd, parts, count, -1) : REAL(writev)(fd, parts, count);
}
ssize_t write(int fd, const void *bytes, size_t length) {
  struct iovec part = {(void *)bytes, length};
  if (fd == 1 && root_length) return say(&part, 1);
  return is_watched(fd) ? put(fd, &part, 1, -1) : REAL(write)(fd, bytes, length);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
  struct iovec part = {(void *)bytes, length};
  return is_watched(fd) ? put(fd, &part, 1, at) : REAL(pwrite)(fd, bytes, length, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return pwrite(fd, bytes, length, at); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  return is_watched(fd) ? put(fd, parts, count, at) : REAL(pwritev)(fd, parts, count, at);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { return pwritev(fd, parts, count, at); }

int ftruncate(int fd, off_t length) {
  if (!is_watched(fd)) return REAL(ftruncate)(fd, length);
  pthread_mutex_lock(&order);
  struct stat found;
  int grows = fstat(fd, &found) == 0 && found.st_size < length;
  int answer = strikes(grows, is_in_vault(fd)) ? -1 : REAL(ftruncate)(fd, length);
  if (answer == 0) record(TRUNCATE, inode_of(fd), length, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&order);
  return answer;
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

static int sync_with(int (*real)(int), int fd) {
  if (!is_watched(fd)) return real(fd);
  pthread_mutex_lock(&order);
  int answer = strikes(0, is_in_vault(fd)) ? -1 : real(fd);
  if (answer == 0) record(SYNC, inode_of(fd), 0, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&order);
  return answer;
}
int fsync(int fd) { return sync_with(REAL(fsync), fd); }
int fdatasync(int fd) { return sync_with(REAL(fdatasync), fd); }

/* A copy within the kernel would pass by unseen: the callers all know how to do without. */
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t length, unsigned flags) {
  if (!is_watched(out)) return REAL(copy_file_range)(in, from, out, to, length, flags);
  errno = ENOSYS;
  return -1;
}
ssize_t sendfile64(int out, int in, off64_t *from, size_t length) {
  ssize_t (*real)(int, int, off64_t *, size_t) = dlsym(RTLD_NEXT, "sendfile64");
  if (!is_watched(out)) return real(out, in, from, length);
  errno = EINVAL;
  return -1;
}
int ioctl(int fd, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *what = va_arg(rest, void *);
  va_end(rest);
  if (request != FICLONE || !is_watched(fd)) return REAL(ioctl)(fd, request, what);
  errno = EOPNOTSUPP;
  return -1;
}

/* Node's own loop asks the kernel past the C library. */
long syscall(long number, ...) {
  long a[6];
  va_list rest;
  va_start(rest, number);
  for (int at = 0; at < 6; at++) a[at] = va_arg(rest, long);
  va_end(rest);
  // A number that was a file's may come back as a pipe's or an event's, which no fault concerns.
  if (number == SYS_close) return close((int)a[0]);
  if (number == SYS_copy_file_range && is_watched((int)a[2])) {
    errno = ENOSYS;
    return -1;
  }
  return REAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
ssize_t sendfile(int out, int in, off_t *from, size_t length) { return sendfile64(out, in, from, length); }

/* Reading from what is gone */

ssize_t read(int fd, void *into, size_t length) {
  if (!away(fd)) return REAL(read)(fd, into, length);
  errno = EIO;
  return -1;
}
ssize_t pread(int fd, void *into, size_t length, off_t at) {
  if (!away(fd)) return REAL(pread)(fd, into, length, at);
  errno = EIO;
  return -1;
}
ssize_t pread64(int fd, void *into, size_t length, off64_t at) { return pread(fd, into, length, at); }

/* Names */

static int change_names(uint32_t kind, int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  char first[PATH_MAX], second[PATH_MAX];
  const char *a = whole(from_folder, from, first), *b = whole(to_folder, to, second);
  pthread_mutex_lock(&order);
  int seen = under(a) || under(b), answer = -1;
  if (!seen || !strikes(0, in_vault(under(a)) || in_vault(under(b)))) {
    answer = kind == LINK ? REAL(linkat)(from_folder, from, to_folder, to, flags)
                          : REAL(renameat2)(from_folder, from, to_folder, to, flags);
    if (answer == 0 && seen) record_pair(kind, a, b);
  }
  pthread_mutex_unlock(&order);
  return answer;
}
int rename(const char *from, const char *to) { return change_names(RENAME, AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return change_names(RENAME, a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
  return change_names(RENAME, a, from, b, to, flags);
}
int link(const char *from, const char *to) { return change_names(LINK, AT_FDCWD, from, AT_FDCWD, to, 0); }
int linkat(int a, const char *from, int b, const char *to, int flags) { return change_names(LINK, a, from, b, to, flags); }

static int take_away(int folder, const char *given, int flags) {
  char buffer[PATH_MAX];
  const char *path = whole(folder, given, buffer), *name = under(path);
  pthread_mutex_lock(&order);
  int answer = -1;
  if (!name || !strikes(0, in_vault(name))) {
    answer = REAL(unlinkat)(folder, given, flags);
    if (answer == 0 && name) record_path(flags & AT_REMOVEDIR ? RMDIR : UNLINK, 0, name);
  }
  pthread_mutex_unlock(&order);
  return answer;
}
int unlink(const char *path) { return take_away(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return take_away(AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int folder, const char *path, int flags) { return take_away(folder, path, flags); }
int remove(const char *path) {
  struct stat found;
  if (lstat(path, &found) != 0) return -1;
  return take_away(AT_FDCWD, path, S_ISDIR(found.st_mode) ? AT_REMOVEDIR : 0);
}

int mkdirat(int folder, const char *given, mode_t mode) {
  char buffer[PATH_MAX];
  const char *path = whole(folder, given, buffer), *name = under(path);
  pthread_mutex_lock(&order);
  int answer = -1;
  if (!name || !strikes(1, in_vault(name))) {
    answer = REAL(mkdirat)(folder, given, mode);
    if (answer == 0 && name) record_path(MKDIR, inode_at(path), name);
  }
  pthread_mutex_unlock(&order);
  return answer;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
