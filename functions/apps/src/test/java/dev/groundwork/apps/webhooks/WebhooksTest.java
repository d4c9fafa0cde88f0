package dev.groundwork.apps.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.apps.AppsStack;
import dev.groundwork.hosting.notification.RecheckApp;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures here are made by the JDK from the specifications, not by what verifies them. */
final class WebhooksTest {

    private static final String PATH = "/api/apps/webhooks/";
    private static final String RENDER_KEY =
            Base64.getEncoder().encodeToString("a key of Render, 32 bytes or more".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path repositories;

    private AppsStack stack;

    @BeforeEach
    void start() {
        stack = new AppsStack(repositories);
        stack.secrets().put(SecretName.RAILWAY_WEBHOOK, Map.of("secret", "railways-secret"));
        stack.secrets().put(SecretName.RENDER_WEBHOOK, Map.of("secret", "whsec_" + RENDER_KEY));
        stack.secrets().put(SecretName.VERCEL_WEBHOOK, Map.of("secret", "vercels-secret"));
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-561 a notification of an app's service has the worker read its deployment now, a repeated one nothing")
    void enqueued() {
        stack.provider().outcome(DeployState.BUILDING);
        var person = stack.person();
        var app = person.app("building");
        person.upload(app, AppsStack.zip("index.html", "<h1>hi</h1>"));
        var deployment =
                person.post(app + "/deploy").json().path("deploymentId").asText();
        stack.work(app, deployment);
        var service = stack.provider().services().getFirst().id();
        stack.sqs().take();
        var recheck = stack.bean(RecheckApp.class);

        assertThat(recheck.recheck(ProviderName.LOCAL, "evt_1", service)).isEqualTo(RecheckApp.Outcome.ENQUEUED);
        assertThat(recheck.recheck(ProviderName.LOCAL, "evt_1", service)).isEqualTo(RecheckApp.Outcome.IGNORED);
        assertThat(recheck.recheck(ProviderName.VERCEL, "evt_1", service)).isEqualTo(RecheckApp.Outcome.IGNORED);
        assertThat(recheck.recheck(ProviderName.LOCAL, "evt_2", new ServiceId("other")))
                .isEqualTo(RecheckApp.Outcome.IGNORED);

        assertThat(stack.sqs().take())
                .singleElement()
                .satisfies(message -> assertThat(message.toString()).contains(deployment));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-562 Vercel: HMAC-SHA1 over the raw bytes, as text and as base64, by the current and the previous secret")
    void vercel() {
        var body = "{\"id\":\"evt_2\", \"type\":\"x\",\"payload\":{\"name\":\"ü\"}}";
        var signature = hmac("HmacSHA1", "vercels-secret", body);

        assertThat(vercel(body, signature).status()).isEqualTo(200);
        assertThat(stack.send(HttpEvent.of("POST", PATH + "vercel")
                                .header("x-vercel-signature", signature)
                                .body(body.getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(200);
        stack.secrets().put(SecretName.VERCEL_WEBHOOK, Map.of("secret", "the next secret"));
        assertThat(vercel(body, signature).status()).isEqualTo(200);
        stack.secrets().put(SecretName.VERCEL_WEBHOOK, Map.of("secret", "the one after"));
        assertThat(vercel(body, signature).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "deadbeef", "sha1="})
    @DisplayName("INFRA-HOST-563 a wrong, empty or missing signature, a changed body, or no secret at all: 401")
    void unsigned(String signature) {
        var body = "{\"id\":\"evt_3\"}";

        assertThat(vercel(body, signature).status()).isEqualTo(401);
        assertThat(vercel(body + " ", hmac("HmacSHA1", "vercels-secret", body)).status())
                .isEqualTo(401);
        assertThat(stack.send(HttpEvent.of("POST", PATH + "vercel")).status()).isEqualTo(401);
        assertThat(stack.send(HttpEvent.of("POST", PATH + "render")).status()).isEqualTo(401);
        assertThat(render("msg_1", seconds(Duration.ZERO), body, signature).status())
                .isEqualTo(401);
        stack.secrets().put(SecretName.VERCEL_WEBHOOK, Map.of());
        stack.secrets().put(SecretName.VERCEL_WEBHOOK, Map.of("secret", ""));
        assertThat(vercel(body, hmac("HmacSHA1", "", body)).status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-564 Render: Standard Webhooks, one of several signatures, not older or newer than five minutes by the product's clock")
    void render() {
        var body =
                "{\"type\":\"deploy_ended\",\"timestamp\":\"2026-01-07T09:30:00Z\",\"data\":{\"id\":\"evt-1\",\"serviceId\":\"srv-x\"}}";

        for (var age : List.of(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(-5))) {
            var at = seconds(age);
            assertThat(render("msg_" + at, at, body, "v1,AAAA v1a,x " + signed("msg_" + at, at, body))
                            .status())
                    .as("%s", age)
                    .isEqualTo(200);
        }
        for (var age : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301))) {
            var at = seconds(age);
            assertThat(render("msg", at, body, signed("msg", at, body)).status())
                    .as("%s", age)
                    .isEqualTo(401);
        }
        var now = seconds(Duration.ZERO);
        assertThat(render("other", now, body, signed("msg", now, body)).status())
                .isEqualTo(401);
        assertThat(render("msg", now + "0", body, signed("msg", now, body)).status())
                .isEqualTo(401);
        assertThat(render("", now, body, signed("", now, body)).status()).isEqualTo(401);
        stack.secrets().put(SecretName.RENDER_WEBHOOK, Map.of("secret", "whsec_no base64!"));
        assertThat(render("msg_p", now, body, signed("msg_p", now, body)).status())
                .as("the previous secret")
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-565 Railway: the secret is the path; a wrong one is not found, as any path that is not there")
    void railway() {
        var body =
                "{\"type\":\"Deployment.failed\",\"resource\":{\"project\":{\"id\":\"p\"},\"environment\":{\"id\":\"e\"},"
                        + "\"service\":{\"id\":\"s\"},\"deployment\":{\"id\":\"d\"}}}";

        assertThat(stack.send(HttpEvent.post(PATH + "railway/railways-secret", body))
                        .status())
                .isEqualTo(200);
        var wrong = stack.send(HttpEvent.post(PATH + "railway/railways-secres", body));
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.json().path("code").asText()).isEqualTo("not_found");
        assertThat(stack.send(HttpEvent.post(PATH + "railway", body)).status()).isEqualTo(404);
        assertThat(stack.send(HttpEvent.get(PATH + "render")).status()).isEqualTo(405);
    }

    @Test
    @DisplayName("INFRA-HOST-566 a signed body of another shape is ignored, one that is no JSON is malformed")
    void shapes() {
        for (var body : List.of(
                "{}",
                "{\"payload\":{}}",
                "{\"payload\":{\"project\":null}}",
                "{\"payload\":null,\"id\":null}",
                "{\"payload\":{\"project\":{\"id\":\"" + "x".repeat(3000) + "\"}}}",
                "{\"payload\":{\"project\":{\"id\":\"\"}}}")) {
            var answer = vercel(body, hmac("HmacSHA1", "vercels-secret", body));
            assertThat(answer.status()).as(body).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("{\"outcome\":\"ignored\"}");
        }
        for (var body : List.of("", "[]", "{\"id\":1}", "{} {}", "{\"id\":\"a\",\"id\":\"b\"}")) {
            assertThat(vercel(body, hmac("HmacSHA1", "vercels-secret", body)).status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    private Answer vercel(String body, String signature) {
        return stack.send(HttpEvent.post(PATH + "vercel", body).header("x-vercel-signature", signature));
    }

    private Answer render(String id, String timestamp, String body, String signature) {
        return stack.send(HttpEvent.post(PATH + "render", body)
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature));
    }

    private String seconds(Duration ago) {
        return Long.toString(stack.clock().instant().minus(ago).getEpochSecond());
    }

    private static String signed(String id, String timestamp, String body) {
        var mac = mac("HmacSHA256", Base64.getDecoder().decode(RENDER_KEY), id + "." + timestamp + "." + body);
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }

    private static String hmac(String algorithm, String key, String text) {
        return key.isEmpty()
                ? "0"
                : HexFormat.of().formatHex(mac(algorithm, key.getBytes(StandardCharsets.UTF_8), text));
    }

    private static byte[] mac(String algorithm, byte[] key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
