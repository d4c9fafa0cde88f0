package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StrictnessTest {

    @SuppressWarnings("NullAway.Init") // set before each test
    private StripeFixture stripe;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        stripe = new StripeFixture(folder);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private RawCall.Answer post(String path, String form, String... headers) {
        return RawCall.post(stripe.url() + "/v1/" + path, form, headers);
    }

    @ParameterizedTest(name = "POST {0} {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
        customers                   | nickname=Ada                             | parameter_unknown         | nickname
        customers                   | metadata[a][b]=c                         |                           | metadata[a]
        customers                   | address=here                             |                           | address
        customers                   | address[planet]=Mars                     | parameter_unknown         | address[planet]
        customers                   | tax_exempt=perhaps                       |                           | tax_exempt
        customers                   | email=nobody                             | email_invalid             | email
        customers                   | balance=5                                |                           | balance
        products                    | active=true                              | parameter_missing         | name
        products                    | name=                                    | parameter_invalid_empty   | name
        products                    | name=a&active=yes                        |                           | active
        prices                      | unit_amount=500                          | parameter_missing         | currency
        prices                      | currency=usd                             | parameter_missing         | unit_amount
        prices                      | currency=usd&unit_amount=5.5             | parameter_invalid_integer | unit_amount
        prices                      | currency=usd&unit_amount=5&product=p     | resource_missing          | product
        prices                      | currency=usd&unit_amount=5&recurring[interval]=fortnight | | recurring[interval]
        checkout/sessions           | success_url=http://a.example             | parameter_missing         | mode
        checkout/sessions           | mode=gift&success_url=http://a.example   |                           | mode
        checkout/sessions           | mode=payment                             | parameter_missing         | success_url
        checkout/sessions           | mode=payment&success_url=nowhere         | url_invalid               | success_url
        checkout/sessions           | mode=payment&success_url=http://a.example| parameter_missing         | line_items
        checkout/sessions           | mode=payment&success_url=http://a.example&line_items=x | | line_items
        checkout/sessions           | mode=payment&success_url=http://a.example&line_items[0][price]=price_x&line_items[0][quantity]=1 | resource_missing | line_items[0][price]
        checkout/sessions           | mode=payment&success_url=http://a.example&line_items[0][cost]=1 | parameter_unknown | line_items[0][cost]
        checkout/sessions           | mode=payment&success_url=http://a.example&subscription_data[metadata][a]=b | | subscription_data
        checkout/sessions           | mode=payment&success_url=http://a.example&customer=cus_x | resource_missing | customer
        refunds                     | amount=5                                 | parameter_missing         | charge
        refunds                     | charge=ch_x                              | resource_missing          | charge
        refunds                     | charge=ch_x&reason=bored                 |                           | reason
        subscription_schedules      | metadata[a]=b                            | parameter_missing         | from_subscription
        billing_portal/sessions     | return_url=http://a.example              | parameter_missing         | customer
        """)
    @DisplayName("INFRA-CRED-927 parameters that Stripe's API description does not have are refused in Stripe's words")
    void refused(String path, String form, String code, String parameter) {
        var answer = post(path, form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(answer.error().path("param").asText()).isEqualTo(parameter);
        assertThat(answer.error().path("message").asText()).isNotEmpty();
        assertThat(answer.error().path("request_log_url").asText()).contains("req_");
        if (code == null) {
            assertThat(answer.error().has("code")).isFalse();
        } else {
            assertThat(answer.error().path("code").asText()).isEqualTo(code);
            assertThat(answer.error().path("doc_url").asText()).startsWith("https://stripe.com/docs/error-codes/");
        }
    }

    @ParameterizedTest(name = "GET {0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        customers/cus_x              | 404 | id
        charges/ch_x                 | 404 | id
        subscriptions/sub_x          | 404 | id
        customers?limit=0            | 400 | limit
        customers?limit=101          | 400 | limit
        customers?starting_after=x   | 400 | starting_after
        customers?colour=red         | 400 | colour
        customers?created[around]=1  | 400 | created[around]
        checkout/sessions?status=new | 400 | status
        customers?expand[]=data.name | 400 | expand
        """)
    @DisplayName("INFRA-CRED-928 reads are as strict: ids, limits, filters and what can be expanded")
    void refusedReads(String path, int status, String parameter) {
        post("customers", "name=Ada");

        var answer =
                RawCall.get(stripe.url() + "/v1/" + path.replace("[", "%5B").replace("]", "%5D"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().path("param").asText()).isEqualTo(parameter);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Bearer sk_live_x", "Bearer pk_test_x", "Bearer", "Basic !"})
    @DisplayName("INFRA-CRED-929 only a secret key of test mode opens the API")
    void unauthorized(String authorization) {
        assertThat(post("customers", "name=Ada", "Authorization", authorization).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-CRED-930 metadata merges, an empty value removes its name, an empty whole removes all")
    void metadata() throws StripeException {
        var id = stripe.customer().getId();

        assertThat(post("customers/" + id, "metadata[a]=1&metadata[userId]=")
                        .body()
                        .path("metadata"))
                .hasToString("{\"a\":\"1\"}");
        assertThat(post("customers/" + id, "metadata=").body().path("metadata")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-931 an unknown path is 404; every answer names its request and the version of the API")
    void unknownPath() {
        var answer = post("coupons", "percent_off=10");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("message").asText()).contains("Unrecognized request URL (POST: /v1/coupons)");
        assertThat(answer.header("Request-Id").orElse("")).startsWith("req_");
        assertThat(answer.header("Stripe-Version")).contains(com.stripe.Stripe.API_VERSION);
    }
}
