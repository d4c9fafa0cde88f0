package dev.groundwork.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.RouteAccess;
import dev.groundwork.testing.WrongTokens;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The edge of every route that the router knows, also of those that come later. */
final class RouteAccessTest {

    private static final List<String> OPEN = List.of("GET /api/credits/packages", "HEAD /api/credits/packages");
    private static final List<String> FOR_SERVICES = List.of(
            "POST /api/credits/consume",
            "POST /api/credits/grants",
            "POST /api/credits/holds",
            "POST /api/credits/holds/x/commit",
            "POST /api/credits/holds/x/release",
            "POST /api/credits/quotes",
            "POST /api/credits/refunds");

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private final RouteAccess access = new RouteAccess(stack.routes(), stack::send);

    @Test
    @DisplayName(
            "INFRA-AUTH-511 credits: a route is open because it is named here, and what opens nothing is refused like no token at all")
    void wrongTokens() {
        var wrong = WrongTokens.of(stack.user().token());

        assertThat(access.open()).containsExactlyElementsOf(OPEN);
        assertThat(access.openedBy(wrong)).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-517 credits: every closed route is for people or for services with its scope, never for both")
    void forPeopleOrServices() {
        var closed =
                access.all().stream().filter(route -> !OPEN.contains(route)).toList();

        var forPeople =
                access.forbiddenTo(() -> stack.service("credits:consume credits:hold credits:refund credits:grant"));
        var forServices = access.forbiddenTo(() -> stack.user().token());

        assertThat(access.forbiddenTo(() -> stack.service("apps:build"))).containsExactlyElementsOf(closed);
        assertThat(forServices).containsExactlyElementsOf(FOR_SERVICES);
        assertThat(Stream.concat(forPeople.stream(), forServices.stream()).sorted())
                .containsExactlyElementsOf(closed);
    }
}
