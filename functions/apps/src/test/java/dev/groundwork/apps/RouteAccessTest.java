package dev.groundwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.RouteAccess;
import dev.groundwork.testing.WrongTokens;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge of every route that the router knows, also of those that come later. */
final class RouteAccessTest {

    private static final List<String> OPEN = List.of(
            "POST /api/apps/webhooks/railway/x", "POST /api/apps/webhooks/render", "POST /api/apps/webhooks/vercel");
    private static final List<String> FOR_SERVICES = List.of("POST /api/apps/uploads");

    @AutoClose
    private final AppsStack stack;

    private final RouteAccess access;

    RouteAccessTest(@TempDir Path folder) {
        stack = new AppsStack(folder);
        access = new RouteAccess(stack.routes(), stack::send);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-512 apps: a route is open because it is named here, and what opens nothing is refused like no token at all")
    void wrongTokens() {
        var wrong = WrongTokens.of(stack.person().token());

        assertThat(access.open()).containsExactlyElementsOf(OPEN);
        assertThat(access.openedBy(wrong)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-518 apps: every closed route is for people or for services with its scope, never for both")
    void forPeopleOrServices() {
        var closed =
                access.all().stream().filter(route -> !OPEN.contains(route)).toList();

        var forPeople = access.forbiddenTo(() -> stack.service("apps:build"));
        var forServices = access.forbiddenTo(() -> stack.person().token());

        assertThat(access.forbiddenTo(() -> stack.service("credits:grant"))).containsExactlyElementsOf(closed);
        assertThat(forServices).containsExactlyElementsOf(FOR_SERVICES);
        assertThat(Stream.concat(forPeople.stream(), forServices.stream()).sorted())
                .containsExactlyElementsOf(closed);
    }
}
