package dev.groundwork.hosting.build;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.hosting.source.SourceEntry;
import dev.groundwork.kernel.UploadId;
import dev.groundwork.kernel.UserId;
import java.util.List;
import java.util.Optional;

/**
 * A build that the build agent has completed. Owner, idea and id together are its identity.
 *
 * @param owner the user whose idea it is
 * @param idea the idea that was built
 * @param id the build agent's name of it
 * @param name the name of the app, if the build creates it; the idea's id where it is left out
 * @param source its source, not checked yet
 */
public record CompletedBuild(UserId owner, IdeaId idea, String id, Optional<AppIdentity.Name> name, Source source) {

    /** The place of the files of a build. */
    public sealed interface Source {

        /** In the event itself. */
        record Files(List<SourceEntry> files) implements Source {

            public Files {
                files = List.copyOf(files);
            }
        }

        /** In an upload of one of our services. */
        record Upload(UploadId upload) implements Source {}
    }

    /** Returns the name of an app that this build creates. */
    AppIdentity.Name appName() {
        var text = idea.value();
        return name.orElseGet(() -> new AppIdentity.Name(text.substring(0, Math.min(MAX_NAME, text.length()))));
    }

    private static final int MAX_NAME = 80;
}
