package dev.groundwork.localstack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.fixture.FunctionZip;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The stand-in of Stripe in a whole stack: its webhooks go through the gateway to a function. */
@Execution(ExecutionMode.SAME_THREAD)
final class StripeStackTest {

    private static final String TEMPLATE = """
            Parameters:
              StripeUrl: {Type: String}
              StripeApiKey: {Type: String}
            Resources:
              StripeWebhook:
                Type: AWS::SecretsManager::Secret
                Properties: {Name: groundwork/local/stripe-webhook, SecretString: '{"secret":"whsec_stack"}'}
              Payments:
                Type: AWS::Serverless::Function
                Properties:
                  Runtime: java25
                  Timeout: 20
                  MemorySize: 256
                  CodeUri: fixture
                  Handler: dev.groundwork.localstack.runner.fixture.FixtureHandler
                  Environment: {Variables: {STRIPE: !Ref StripeUrl, KEY: !Ref StripeApiKey}}
                  Events: {Any: {Type: HttpApi, Properties: {Path: "/api/{proxy+}", Method: ANY}}}
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static LocalStack stack;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        FunctionZip.write(folder);
        var settings = new Settings(
                folder,
                folder.resolve("home"),
                folder.resolve("cache"),
                0,
                false,
                Optional.empty(),
                Settings.IDLE,
                Map.of("GROUNDWORK_STRIPE_WEBHOOK_SECRET", "whsec_entered"));
        stack = new LocalStack(settings, InstantSource.system(), s -> {});
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static JsonNode local(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.origin() + "/_local/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private static HttpResponse<String> stripe(String path, String form) throws IOException, InterruptedException {
        var url = local("GET", "status", "").path("stripe").path("url").asText();
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url + "/v1/" + path))
                        .header("Authorization", "Bearer sk_test_stack")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String session() throws IOException, InterruptedException {
        var price = stripe("prices", "currency=usd&unit_amount=500&product_data[name]=Credits");
        var form = "mode=payment&success_url=http://127.0.0.1:3000/&line_items[0][quantity]=1&line_items[0][price]="
                + JSON.readTree(price.body()).path("id").asText();
        return JSON.readTree(stripe("checkout/sessions", form).body())
                .path("id")
                .asText();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-950 the status names Stripe's address, its webhook and the secret that signs now, here that of the environment")
    void status() throws IOException, InterruptedException {
        var stripe = local("GET", "status", "").path("stripe");

        assertThat(stripe.path("url").asText()).startsWith("http://127.0.0.1:");
        assertThat(stripe.path("webhookSecret").asText()).isEqualTo("whsec_entered");
        assertThat(stripe.path("webhookUrl").asText()).isEqualTo(stack.origin() + "/api/credits/webhook");
    }

    @Test
    @DisplayName("INFRA-CRED-951 paying returns when the function has answered every event; what was asked is listed")
    void pays() throws IOException, InterruptedException {
        var session = session();

        var paid = local("POST", "stripe/checkout/" + session, "{\"action\":\"pay\"}");
        var again = local(
                "POST",
                "stripe/events",
                "{\"type\":\"charge.refunded\",\"sessionId\":\"" + session
                        + "\",\"object\":{\"amount_refunded\":150},\"times\":2}");

        assertThat(paid.path("object").path("payment_status").asText()).isEqualTo("paid");
        assertThat(paid.path("deliveries"))
                .isNotEmpty()
                .allMatch(d -> d.path("status").asInt() == 200);
        assertThat(again.path("deliveries"))
                .hasSize(2)
                .allMatch(d -> d.path("status").asInt() == 200);
        assertThat(local("GET", "stripe/requests", "").path("items"))
                .anyMatch(item -> item.path("path").asText().equals("/v1/checkout/sessions")
                        && item.path("params").path("mode").asText().equals("payment"));
        local("POST", "clock", "{\"advance\":\"P2D\"}");
        assertThat(local("GET", "stripe/objects", "")
                        .path("sessions")
                        .path(0)
                        .path("id")
                        .asText())
                .isNotEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-952 faults reach the calls of Stripe's API")
    void faults() throws IOException, InterruptedException {
        local("POST", "faults", "{\"service\":\"stripe\",\"operation\":\"write\",\"kind\":\"throttle\"}");

        assertThat(stripe("customers", "name=Ada").statusCode()).isEqualTo(429);
        assertThat(stripe("customers", "name=Ada").statusCode()).isEqualTo(200);
        local("DELETE", "faults", "");
    }
}
