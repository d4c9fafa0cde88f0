package dev.groundwork.hosting.source.github;

import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.source.SourceTree;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Writes a tree to a repository, part by part, for as long as one run may last. */
final class PushTree {

    /** The time for the writes of one run: some twenty at a second each. */
    private static final Duration RUN = Duration.ofSeconds(20);

    private static final String EXECUTABLE = "100755";
    private static final String REGULAR = "100644";

    private final GitHubRepository repository;
    private final List<List<TreeParts.Leaf>> parts;
    private final InstantSource clock;
    private final Instant end;
    private PushProgress progress;

    PushTree(GitHubRepository repository, SourceTree tree, PushProgress progress, InstantSource clock) {
        this.repository = repository;
        this.parts = TreeParts.of(tree);
        this.progress = progress;
        this.clock = clock;
        this.end = clock.instant().plus(RUN);
    }

    /** Returns how far it came. */
    PushProgress progress() {
        return progress;
    }

    /** Writes on. Returns the id of the whole tree, nothing where the time of the run is over before. */
    ProviderOutcome<Optional<String>> run() {
        while (progress.parts() < parts.size()) {
            var part = parts.get(progress.parts());
            var blobs = part.stream().filter(leaf -> leaf.text().isEmpty()).toList();
            while (progress.blobs().size() < blobs.size()) {
                if (isOver()) {
                    return new ProviderOutcome.Answered<>(Optional.empty());
                }
                var content = blobs.get(progress.blobs().size()).file().content();
                var blob = new GitHubJson.NewBlob(Base64.getEncoder().encodeToString(content), "base64");
                var written = repository.writeBlob(blob);
                if (!(written instanceof ProviderOutcome.Answered<String>(var id))) {
                    return written.map(Optional::of);
                }
                progress = progress.blob(id);
            }
            if (isOver()) {
                return new ProviderOutcome.Answered<>(Optional.empty());
            }
            var written =
                    repository.writeTree(new GitHubJson.NewTree(progress.tree().orElse(null), entries(part)));
            if (!(written instanceof ProviderOutcome.Answered<String>(var id))) {
                return written.map(Optional::of);
            }
            progress = progress.part(id);
        }
        return new ProviderOutcome.Answered<>(progress.tree());
    }

    private boolean isOver() {
        return !clock.instant().isBefore(end);
    }

    private List<GitHubJson.TreeEntry> entries(List<TreeParts.Leaf> part) {
        var ids = progress.blobs().iterator();
        var entries = new ArrayList<GitHubJson.TreeEntry>();
        for (var leaf : part) {
            var mode = leaf.file().executable() ? EXECUTABLE : REGULAR;
            var blob = leaf.text().isPresent() ? null : ids.next();
            entries.add(new GitHubJson.TreeEntry(
                    leaf.file().path(), mode, "blob", blob, leaf.text().orElse(null)));
        }
        return entries;
    }
}
