/* A disk that fails or is slow on request, for one program: loaded by LD_PRELOAD before the system's own calls.

   $FAULTS_FOLDER is what counts as the disk. $FAULTS_FILE is looked at anew at each call; a line of it is

       fsync 5 2000

   the call, the error number that it fails with (0 for none), and the milliseconds that it takes longer.
   A call that fails does nothing, but for `close`, which closes. `fsync_folder` is `fsync` of a folder, and only the
   `close` of what was open for writing fails. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static int is_on_the_disk(const char *path) {
    const char *folder = getenv("FAULTS_FOLDER");
    size_t length = folder ? strlen(folder) : 0;
    return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

/* The error number that the call is to fail with, after it has waited; 0 when it is to be made. */
static int fault(const char *call, const char *path) {
    char text[4096], name[64];
    int number, milliseconds, used;
    const char *file = getenv("FAULTS_FILE");
    if (!file || !is_on_the_disk(path))
        return 0;
    int descriptor = syscall(SYS_openat, AT_FDCWD, file, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return 0;
    long size = syscall(SYS_read, descriptor, text, sizeof text - 1);
    syscall(SYS_close, descriptor);
    text[size > 0 ? size : 0] = 0;
    for (char *line = text; sscanf(line, "%63s %d %d%n", name, &number, &milliseconds, &used) == 3; line += used)
        if (!strcmp(name, call)) {
            struct timespec wait = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
            nanosleep(&wait, NULL);
            return number;
        }
    return 0;
}

static int fault_of(const char *call, int descriptor) {
    char link[64], path[PATH_MAX];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0)
        return 0;
    path[length] = 0;
    return fault(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAIL_WITH(number) do { int with = (number); if (with) { errno = with; return -1; } } while (0)

ssize_t read(int descriptor, void *content, size_t size) {
    FAIL_WITH(fault_of("read", descriptor));
    return REAL(read)(descriptor, content, size);
}

ssize_t write(int descriptor, const void *content, size_t size) {
    FAIL_WITH(fault_of("write", descriptor));
    return REAL(write)(descriptor, content, size);
}

int fsync(int descriptor) {
    struct stat told;
    int is_folder = !fstat(descriptor, &told) && S_ISDIR(told.st_mode);
    FAIL_WITH(fault_of(is_folder ? "fsync_folder" : "fsync", descriptor));
    return REAL(fsync)(descriptor);
}

int rename(const char *old, const char *new) {
    FAIL_WITH(fault("rename", new));
    return REAL(rename)(old, new);
}

int close(int descriptor) {
    int mode = fcntl(descriptor, F_GETFL);
    int number = mode < 0 || (mode & O_ACCMODE) == O_RDONLY ? 0 : fault_of("close", descriptor);
    int result = REAL(close)(descriptor);
    FAIL_WITH(number);
    return result;
}

int flock(int descriptor, int operation);

int flock(int descriptor, int operation) {
    FAIL_WITH(fault_of("flock", descriptor));
    return REAL(flock)(descriptor, operation);
}
