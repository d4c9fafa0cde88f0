package dev.groundwork.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.RouteAccess;
import dev.groundwork.testing.WrongTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge of every route that the router knows, also of those that come later. */
final class RouteAccessTest {

    private static final List<String> OPEN = List.of("POST /api/credits/webhook");
    private static final List<String> FOR_SERVICES = List.of();

    @AutoClose
    private final PaymentsStack stack;

    private final RouteAccess access;

    RouteAccessTest(@TempDir Path folder) throws IOException {
        stack = new PaymentsStack(folder);
        access = new RouteAccess(stack.routes(), stack::send);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-513 payments: a route is open because it is named here, and what opens nothing is refused like no token at all")
    void wrongTokens() {
        var wrong = WrongTokens.of(stack.user().token());

        assertThat(access.open()).containsExactlyElementsOf(OPEN);
        assertThat(access.openedBy(wrong)).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-519 payments: every closed route is for people or for services with its scope, never for both")
    void forPeopleOrServices() {
        var closed =
                access.all().stream().filter(route -> !OPEN.contains(route)).toList();

        var forPeople = access.forbiddenTo(() -> stack.service("credits:grant"));
        var forServices = access.forbiddenTo(() -> stack.user().token());

        assertThat(access.forbiddenTo(() -> stack.service("apps:build"))).containsExactlyElementsOf(closed);
        assertThat(forServices).containsExactlyElementsOf(FOR_SERVICES);
        assertThat(Stream.concat(forPeople.stream(), forServices.stream()).sorted())
                .containsExactlyElementsOf(closed);
    }
}
