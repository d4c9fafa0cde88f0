package dev.groundwork.hosting.build;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.hosting.source.CheckedSource;
import dev.groundwork.hosting.source.CommitSource;
import dev.groundwork.hosting.source.SourceArchives;
import dev.groundwork.hosting.source.SourceFinding;
import dev.groundwork.hosting.source.SourceLimits;
import dev.groundwork.hosting.source.SourceRepository;
import dev.groundwork.hosting.source.SourceRules;
import dev.groundwork.hosting.source.Uploads;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Checks the source of a build as an upload is checked, and commits it to the repository of its app. */
@Singleton
public final class BuildSources {

    private static final int SHOWN = 5;

    private final SourceArchives archives;
    private final Uploads uploads;
    private final CommitSource commits;

    public BuildSources(SourceArchives archives, Uploads uploads, SourceRepository repositories, ProductClock clock) {
        this.archives = archives;
        this.uploads = uploads;
        this.commits = new CommitSource(repositories, clock);
    }

    /** The result of a build's source. */
    public sealed interface Result {

        /** It is committed. */
        record Committed(CommitId commit) implements Result {}

        /**
         * It is refused; nothing is stored.
         *
         * @param detail the reasons, for the owner
         */
        record Refused(String detail) implements Result {}
    }

    Result commit(App app, CompletedBuild build) {
        return switch (build.source()) {
            case CompletedBuild.Source.Files(var files) ->
                files.size() > SourceLimits.MAX_ENTRIES
                        ? new Result.Refused("A source may have at most " + SourceLimits.MAX_ENTRIES + " entries.")
                        : commit(app, SourceRules.check(files, List.of()));
            case CompletedBuild.Source.Upload(var upload) ->
                switch (uploads.find(Uploads.Owner.SERVICES, upload)) {
                    case Uploads.Found.Archive(var bytes) -> commit(app, archives.read(bytes));
                    case Uploads.Found.Missing() ->
                        new Result.Refused("Nothing was uploaded as " + upload + ", or it is gone after a day.");
                    case Uploads.Found.TooLarge() ->
                        new Result.Refused("An upload may have at most " + Uploads.MAX_BYTES + " bytes.");
                };
        };
    }

    private Result commit(App app, CheckedSource checked) {
        return switch (checked) {
            case CheckedSource.Safe(var tree, var warnings) -> new Result.Committed(commits.commit(app, tree));
            case CheckedSource.Unsafe(var findings) -> new Result.Refused(detail(findings));
        };
    }

    private static String detail(List<SourceFinding> findings) {
        var shown = findings.stream()
                .limit(SHOWN)
                .map(f -> f.entry() + ": " + f.detail())
                .collect(Collectors.joining(" "));
        return findings.size() > SHOWN ? shown + " And " + (findings.size() - SHOWN) + " more." : shown;
    }
}
