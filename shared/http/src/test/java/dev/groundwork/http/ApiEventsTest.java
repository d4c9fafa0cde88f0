package dev.groundwork.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with Lambda's own serializer, which takes the place of this reader for handlers that take an event's object. */
final class ApiEventsTest {

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"version":"2.0","routeKey":"ANY /api/{proxy+}","rawPath":"/api/a%20b","rawQueryString":"a=1&a=2&b=%C3%A9",
                 "cookies":["a=1","__Host-refresh=x"],"headers":{"accept":"*/*","x-forwarded-for":"203.0.113.7"},
                 "queryStringParameters":{"a":"1,2","b":"é"},"pathParameters":{"proxy":"a b"},"stageVariables":{"s":"t"},
                 "body":"{\\"text\\":\\"é \\uD83D\\uDE00\\"}","isBase64Encoded":false,
                 "requestContext":{"routeKey":"ANY /api/{proxy+}","accountId":"123456789012","stage":"$default","apiId":"a1",
                 "domainName":"api.groundwork.example","domainPrefix":"api","time":"06/Jan/2026:09:30:00 +0000",
                 "timeEpoch":1767691800000,"requestId":"r1",
                 "http":{"method":"POST","path":"/api/a b","protocol":"HTTP/1.1","sourceIp":"203.0.113.7","userAgent":"curl"}}}
                """, """
                {"requestContext":{"http":{"method":"GET","path":"/"}}}
                """, """
                {"headers":{},"cookies":[],"body":null,"isBase64Encoded":true,"unknown":[{"a":[1,{"b":null}]}],"rawPath":"/",
                 "requestContext":{"authentication":{"clientCert":{"validity":{"notAfter":"x"}}},"http":{"method":"GET"},"timeEpoch":null}}
                """})
    @DisplayName("INFRA-AUTH-530 an event is read as Lambda's own serializer reads it")
    void read(String text) throws IOException {
        var expected = LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, ApiEventsTest.class.getClassLoader())
                .fromJson(bytes(text));

        assertThat(ApiEvents.read(bytes(text))).isEqualTo(expected);
    }

    @Test
    @DisplayName("INFRA-AUTH-531 who an authorizer or a certificate says that the caller is, is not read")
    void authorizer() throws IOException {
        var text = """
                {"requestContext":{"authorizer":{"jwt":{"claims":{"sub":"usr_1"},"scopes":["a"]}},"requestId":"r1"}}""";

        var context = ApiEvents.read(bytes(text)).getRequestContext();

        assertThat(context.getAuthorizer()).isNull();
        assertThat(context.getRequestId()).isEqualTo("r1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"body\":\"a",
                "{\"headers\":[]}",
                "{\"headers\":{\"secret\":{}}}",
                "{\"cookies\":\"secret\"}",
                "{\"rawPath\":{\"secret\":1}}",
                "{\"isBase64Encoded\":\"secret\"}",
                "{\"requestContext\":\"secret\"}"
            })
    @DisplayName("INFRA-AUTH-532 what is no event is refused, and never quoted")
    void refused(String text) {
        assertThatThrownBy(() -> ApiEvents.read(bytes(text)))
                .isInstanceOf(IOException.class)
                .message()
                .doesNotContain("secret");
    }

    @Test
    @DisplayName("INFRA-AUTH-533 an answer is written as Lambda's own serializer reads it")
    void written() throws IOException {
        var answer = APIGatewayV2HTTPResponse.builder()
                .withStatusCode(201)
                .withHeaders(Map.of("Content-Type", "application/json", "Location", "/a\"b"))
                .withMultiValueHeaders(Map.of("Vary", List.of("Origin", "Accept")))
                .withCookies(List.of("a=1; Secure", "b=2"))
                .withBody("{\"text\":\"é \uD83D\uDE00 \u0000\"}")
                .withIsBase64Encoded(true)
                .build();
        var text = new ByteArrayOutputStream();

        ApiEvents.write(answer, text);

        var read = JacksonFactory.getInstance()
                .getSerializer(APIGatewayV2HTTPResponse.class)
                .fromJson(new ByteArrayInputStream(text.toByteArray()));
        assertThat(read).isEqualTo(answer);
    }

    @Test
    @DisplayName("INFRA-AUTH-534 members of an answer without a value are left out")
    void without() throws IOException {
        var text = new ByteArrayOutputStream();

        ApiEvents.write(APIGatewayV2HTTPResponse.builder().withStatusCode(204).build(), text);

        assertThat(text.toString(StandardCharsets.UTF_8)).isEqualTo("{\"statusCode\":204,\"isBase64Encoded\":false}");
    }
}
