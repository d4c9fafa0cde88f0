package dev.groundwork.apps.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.apps.AppsStack;
import dev.groundwork.hosting.source.Uploads;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UploadId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadsTest {

    private static final byte[] PAGE = AppsStack.zip("index.html", "<h1>hi</h1>");

    @TempDir
    Path repositories;

    @AutoClose
    private AppsStack stack;

    private AppsStack.Person person;
    private String path;

    @BeforeEach
    void start() {
        stack = new AppsStack(repositories);
        person = stack.person();
        path = person.app("idea");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-430 an upload becomes the source of its app, as a zip in a body does, also when it is named again")
    void upload() {
        var created = person.post(path + "/uploads");
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        var id = created.json().path("uploadId").asText();
        assertThat(created.json().path("url").asText()).contains(id);
        put(person, path, id, PAGE);

        var stored = named(person, path, id);

        assertThat(stored.status()).as(stored.text()).isEqualTo(200);
        assertThat(stored.json().path("files").asInt()).isEqualTo(1);
        assertThat(named(person, path, id).json()).isEqualTo(stored.json());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-431 an upload that nobody made, or somebody else, or for another app, is a bad field and changes nothing")
    void foreign() {
        var other = stack.person();
        var otherPath = other.app("idea");
        var id = other.post(otherPath + "/uploads").json().path("uploadId").asText();
        put(other, otherPath, id, PAGE);

        var answer = named(person, path, id);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/uploadId");
        assertThat(named(other, other.app("another"), id).status()).isEqualTo(422);
        assertThat(named(person, path, "upl_1").status()).isEqualTo(422);
        assertThat(person.post(path + "/deploy").json().path("code").asText()).isEqualTo("no_source");
        assertThat(named(other, otherPath, id).status()).isEqualTo(200);
        assertThat(person.post(otherPath + "/uploads").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("INFRA-HOST-432 an upload is checked as a zip in a body is; one that is too large is a 413")
    void checked() {
        var id = person.post(path + "/uploads").json().path("uploadId").asText();
        put(person, path, id, AppsStack.zip("../../etc/passwd", "root"));
        assertThat(named(person, path, id).json().path("code").asText()).isEqualTo("source_unsafe");

        put(person, path, id, new byte[Math.toIntExact(Uploads.MAX_BYTES) + 1]);
        assertThat(named(person, path, id).status()).isEqualTo(413);
        assertThat(person.send(HttpEvent.of("PUT", path + "/source")
                                .header("content-type", "application/json")
                                .body("{}"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("INFRA-HOST-433 a service with apps:build gets an address for the source of a build; nobody else does")
    void builds() {
        var event = HttpEvent.post("/api/apps/uploads", "{}");

        var created = stack.send(event.bearer(stack.service("apps:build")));

        assertThat(created.status()).as(created.text()).isEqualTo(200);
        assertThat(UploadId.parse(created.json().path("uploadId").asText())).isPresent();
        assertThat(stack.send(HttpEvent.post("/api/apps/uploads", "{}").bearer(stack.service("credits:consume")))
                        .status())
                .isEqualTo(403);
        assertThat(person.send(HttpEvent.post("/api/apps/uploads", "{}")).status())
                .isBetween(401, 403);
    }

    private void put(AppsStack.Person owner, String app, String id, byte[] archive) {
        var user = new UserId(owner.id());
        var owned = Uploads.Owner.of(user, new AppId(app.substring("/api/apps/".length())));
        stack.uploads().put(owned, new UploadId(id), archive);
    }

    private static Answer named(AppsStack.Person owner, String app, String id) {
        return owner.send(HttpEvent.of("PUT", app + "/source")
                .header("content-type", "application/json")
                .body("{\"uploadId\":\"" + id + "\"}"));
    }
}
