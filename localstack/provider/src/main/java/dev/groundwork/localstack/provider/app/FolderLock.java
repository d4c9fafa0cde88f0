package dev.groundwork.localstack.provider.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lock of a provider's folder, which belongs to one provider at a time. It ends with its process at the latest. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws IOException where another provider has it
     */
    static FolderLock take(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another provider of this process works in " + file.getParent(), e);
        }
        channel.close();
        throw new IOException("another provider works in " + file.getParent());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
