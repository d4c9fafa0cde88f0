package dev.groundwork.deployments.builds;

import static dev.groundwork.json.JsonBody.JsonType.FLAG;
import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.hosting.build.CompletedBuild;
import dev.groundwork.hosting.build.CompletedBuild.Source;
import dev.groundwork.hosting.source.SourceEntry;
import dev.groundwork.json.Members;
import dev.groundwork.kernel.UploadId;
import dev.groundwork.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the event {@code build.completed} as EventBridge delivers it; its detail is
 * {@code {userId, ideaId, buildId, name?, source}} with {@code source} = {@code {files: [{path, content | base64, executable?}]}} or
 * {@code {uploadId}}.
 */
final class BuildEvent {

    private static final Pattern BUILD_ID = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final String BOTH = "Either one of both.";

    private BuildEvent() {}

    static CompletedBuild read(Members event) {
        return event.object("detail", BuildEvent::detail).get();
    }

    private static CompletedBuild detail(Members detail) {
        var user = detail.required("userId", TEXT, UserId::parse, "invalid_id", "The id of a user.");
        var idea = detail.required("ideaId", TEXT, IdeaId::parse, "invalid_idea_id", "1 to 128 of A-Za-z0-9_-.");
        var build = detail.required("buildId", TEXT, BuildEvent::id, "invalid_build_id", "1 to 128 visible ASCII.");
        var name = detail.optional("name", TEXT, AppIdentity.Name::parse, "invalid_name", "1 to 80 characters.");
        var source = detail.object("source", BuildEvent::source);
        return new CompletedBuild(user.get(), idea.get(), build.get(), name.get(), source.get());
    }

    private static Optional<String> id(String text) {
        return BUILD_ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Source source(Members source) {
        if (source.isGiven("files") == source.isGiven("uploadId")) {
            source.refuse("uploadId", "either_or", BOTH);
        }
        if (source.isGiven("uploadId")) {
            var upload = source.required("uploadId", TEXT, UploadId::parse, "invalid_id", "The id of an upload.");
            return new Source.Upload(upload.get());
        }
        var files = source.objects("files", BuildEvent::file);
        return new Source.Files(files.get());
    }

    private static SourceEntry file(Members file) {
        if (file.isGiven("content") == file.isGiven("base64")) {
            file.refuse("content", "either_or", BOTH);
        }
        var path = file.required("path", TEXT);
        var executable = file.optional("executable", FLAG);
        var content = file.isGiven("base64")
                ? file.required("base64", TEXT, BuildEvent::decoded, "invalid_base64", "Base64 (RFC 4648).")
                : file.required("content", TEXT).map(text -> text.getBytes(StandardCharsets.UTF_8));
        var relative = path.get().startsWith("./") ? path.get().substring(2) : path.get();
        return new SourceEntry(relative, false, executable.get().orElse(false), content.get());
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
