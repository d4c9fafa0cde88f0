package dev.groundwork.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.RouteAccess;
import dev.groundwork.testing.WrongTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The edge of every route that the router knows, also of those that come later. */
final class RouteAccessTest {

    private static final List<String> OPEN = List.of(
            "GET /.well-known/jwks.json",
            "GET /.well-known/openid-configuration",
            "GET /api/auth/oauth/google",
            "GET /api/auth/oauth/google/callback",
            "GET /api/auth/policy",
            "HEAD /.well-known/jwks.json",
            "HEAD /.well-known/openid-configuration",
            "HEAD /api/auth/policy",
            "POST /api/auth/forgot-password",
            "POST /api/auth/login",
            "POST /api/auth/logout",
            "POST /api/auth/refresh",
            "POST /api/auth/register",
            "POST /api/auth/reset-password",
            "POST /api/auth/token",
            "POST /api/auth/verify-email");
    private static final List<String> FOR_SERVICES =
            List.of("GET /api/auth/users/x", "HEAD /api/auth/users/x", "PATCH /api/auth/users/x");

    @AutoClose
    private final AuthStack stack = new AuthStack(
            new HandClock(Instant.parse("2026-01-07T09:30:00Z")),
            Map.of("groundwork.google.issuer", "http://127.0.0.1:9"));

    private final UserId user = new UserId("usr_01KEBW0000000000000000ADA0");
    private final RouteAccess access = new RouteAccess(stack.routes(), stack::send);

    @Test
    @DisplayName(
            "INFRA-AUTH-510 accounts: a route is open because it is named here, and what opens nothing is refused like no token at all")
    void wrongTokens() {
        var wrong = WrongTokens.of(stack.session(user));

        assertThat(access.open()).containsExactlyElementsOf(OPEN);
        assertThat(access.openedBy(wrong)).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-516 accounts: every closed route is for people or for services with its scope, never for both")
    void forPeopleOrServices() {
        var closed =
                access.all().stream().filter(route -> !OPEN.contains(route)).toList();

        var forPeople = access.forbiddenTo(() -> stack.service("accounts:operate"));
        var forServices = access.forbiddenTo(() -> stack.session(user));

        assertThat(access.forbiddenTo(() -> stack.service("apps:build"))).containsExactlyElementsOf(closed);
        assertThat(forServices).containsExactlyElementsOf(FOR_SERVICES);
        assertThat(Stream.concat(forPeople.stream(), forServices.stream()).sorted())
                .containsExactlyElementsOf(closed);
    }
}
