package dev.groundwork.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.HttpEvent;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ForgottenRuleTest {

    private static final String PROPERTY = "groundwork.test.forgotten.rule";

    @AutoClose
    private final CreditsStack stack = CreditsStack.with(Map.of(PROPERTY, true));

    @Test
    @DisplayName("INFRA-AUTH-514 a route that says nothing of who may call it is closed to everybody")
    void saysNothing() {
        var route = HttpEvent.get("/api/credits/forgotten");

        assertThat(stack.send(HttpEvent.get("/api/credits/forgotten/open")).text())
                .isEqualTo("open");
        assertThat(stack.send(route).status()).isEqualTo(401);
        assertThat(stack.send(route.bearer("garbage")).status()).isEqualTo(401);
        assertThat(stack.send(route.bearer(stack.user().token())).status()).isEqualTo(403);
        assertThat(stack.send(route.bearer(stack.service("credits:consume user isAnonymous() isAuthenticated()")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("INFRA-AUTH-515 a route that is denied to all is closed to everybody")
    void denied() {
        var route = HttpEvent.get("/api/credits/forgotten/denied");

        assertThat(stack.send(route).status()).isEqualTo(401);
        assertThat(stack.send(route.bearer(stack.user().token())).status()).isEqualTo(403);
    }

    /** A controller whose author forgot the annotation. */
    @Controller("/api/credits/forgotten")
    @Requires(property = PROPERTY)
    static final class ForgottenController {

        @Get
        HttpResponse<?> said() {
            return HttpResponse.ok("said");
        }

        @Get("/open")
        @Secured(SecurityRule.IS_ANONYMOUS)
        HttpResponse<?> open() {
            return HttpResponse.ok("open");
        }

        @Get("/denied")
        @Secured(SecurityRule.DENY_ALL)
        HttpResponse<?> denied() {
            return HttpResponse.ok("denied");
        }
    }
}
