package io.github.mfa4j.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.UUID;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system for H2, {@code small:}, that can be full. Public because H2 makes it by reflection. */
public final class SmallDisk extends FilePathWrapper {

    /** Whether nothing more fits. */
    static volatile boolean full;

    @Override
    public String getScheme() {
        return "small";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new File(getBase().open(mode));
    }

    /** An empty database on this file system, which all of them share. */
    static TestDatabase newDatabase() {
        FilePath.register(new SmallDisk());
        String file = Path.of("target", "h2", UUID.randomUUID().toString())
                .toAbsolutePath()
                .toString();
        return new TestDatabase(
                "H2 on a small disk", JdbcDialect.H2, "jdbc:h2:small:" + file + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0");
    }

    private static final class File extends FileBaseDefault {

        private final FileChannel file;

        File(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer bytes, long position) throws IOException {
            if (full && position + bytes.remaining() > file.size()) {
                // What Linux says for ENOSPC.
                throw new IOException("No space left on device");
            }
            return file.write(bytes, position);
        }

        @Override
        public synchronized int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
