package dev.groundwork.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose path or headers are none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OddRequestTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).contains("application/problem+json");
        assertThat(answer.header("x-content-type-options")).contains("nosniff");
        assertThat(answer.json().path("instance").asText())
                .endsWith(answer.header("x-request-id").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/credits/%zz",
                "/api/credits/%",
                "/api/credits/%2",
                "/api/credits/ha ha",
                "/api/credits/[x]",
                "/api/credits/\\",
                "/api/credits/\u0000",
                "/api/credits/%00",
                "/api/credits/%ff",
                "/api/credits/\ud800",
                "/api/credits/ü",
                "//api/credits/history"
            })
    @DisplayName("INFRA-CRED-164 a path that is no URI, or has an escape that is none, is a 404 with all headers")
    void path(String path) {
        isProblem(stack.send(HttpEvent.get(path)), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "[x]", "%ff"})
    @DisplayName("INFRA-CRED-165 an id in a path that is no text is unknown")
    void id(String id) {
        var release = HttpEvent.of("POST", "/api/credits/holds/" + id + "/release");

        isProblem(stack.send(release.bearer(stack.service("credits:hold"))), 404);
        isProblem(stack.send(release), 401);
    }

    @ParameterizedTest
    @CsvSource({
        "accept-language, ;",
        "accept-charset, ;",
        "accept-encoding, ;",
        "accept, ;",
        "content-type, ;",
        "accept, q=x"
    })
    @DisplayName("INFRA-CRED-167 a header that is none stops no request that does not need it")
    void header(String name, String value) {
        var event = HttpEvent.get("/api/credits/balance").header(name, value);

        var answer = stack.send(event.bearer(stack.user().token()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "APPLICATION/JSON",
                "application/json;q=0.3",
                "application/json; charset=utf-8",
                "text/html, */*;q=0.1"
            })
    @DisplayName(
            "INFRA-CRED-169 a route that answers JSON takes Accept as RFC 9110 says and answers in its own spelling")
    void accept(String accept) {
        var event = HttpEvent.get("/api/credits/balance").header("accept", accept);

        var answer = stack.send(event.bearer(stack.user().token()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "application/json;q=0, */*", "*/*;q=0"})
    @DisplayName("INFRA-CRED-170 a caller who does not accept JSON gets a 406, after authentication")
    void notAcceptable(String accept) {
        var event = HttpEvent.get("/api/credits/balance").header("accept", accept);

        isProblem(stack.send(event), 401);
        isProblem(stack.send(event.bearer(stack.user().token())), 406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json ; a=\"b;c\"",
                "application/json;",
                "application/json; charset=nonsense"
            })
    @DisplayName(
            "INFRA-CRED-171 a body is JSON by its media type, whatever case, white space and parameters stand around it")
    void contentType(String type) {
        var event = HttpEvent.of("PUT", "/api/credits/settings").header("content-type", type);

        var answer = stack.send(
                event.body("{\"lowBalanceThreshold\":5}").bearer(stack.user().token()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
