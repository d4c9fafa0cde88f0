package dev.groundwork.localstack.provider.build;

import java.io.File;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Keeps JGit from reading and writing the configuration of whoever runs this machine: only a repository's own counts. */
final class QuietGit extends SystemReader.Delegate {

    private QuietGit(SystemReader system) {
        super(system);
    }

    /**
     * Makes it the process's, as JGit wants it; repeating is harmless. What JGit otherwise keeps in such a configuration, how finely a disk
     * tells time, it measures beside the work: for that alone a first checkout would wait for seconds.
     */
    static void install() {
        FS.FileStoreAttributes.setBackground(true);
        var current = SystemReader.getInstance();
        if (!(current instanceof QuietGit)) {
            SystemReader.setInstance(new QuietGit(current));
            // Measured here, it leaves its files in nobody's repository.
            FS.getFileStoreAttributes(Path.of(System.getProperty("java.io.tmpdir")));
        }
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nowhere(parent, fs);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Nowhere(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nowhere(parent, fs);
    }

    /** A configuration that has no file. */
    private static final class Nowhere extends FileBasedConfig {

        Nowhere(Config parent, FS fs) {
            super(parent, new File("nowhere"), fs);
        }

        @Override
        public void load() {
            // There is nothing to load.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public void save() {
            // There is nowhere to save to.
        }
    }
}
