package dev.groundwork.json;

import static dev.groundwork.json.JsonBody.JsonType.ANY_TEXT;
import static dev.groundwork.json.JsonBody.JsonType.FLAG;
import static dev.groundwork.json.JsonBody.JsonType.TEXT;
import static dev.groundwork.json.JsonBody.JsonType.WHOLE_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBodyTest {

    private record Payment(String payer, long amount, Optional<Boolean> quick) {

        static Payment read(Members body) {
            var payer = body.required("payer", TEXT, JsonBodyTest::notBlank, "invalid_payer", "A name.");
            var amount = body.required("amount", WHOLE_NUMBER, JsonBodyTest::positive, "invalid_amount", "1 or more.");
            var quick = body.optional("quick", FLAG);
            return new Payment(payer.get(), amount.get(), quick.get());
        }
    }

    private record Batch(List<Payment> payments, Payment last) {

        static Batch read(Members body) {
            var payments = body.objects("payments", Payment::read);
            var last = body.object("last", Payment::read);
            return new Batch(payments.get(), last.get());
        }
    }

    private static Optional<String> notBlank(String text) {
        return Optional.of(text).filter(t -> !t.isBlank());
    }

    private static Optional<Long> positive(long number) {
        return Optional.of(number).filter(n -> n > 0);
    }

    private static ProblemException refused(JsonBody body) {
        return catchThrowableOfType(ProblemException.class, () -> body.read(Payment::read));
    }

    private static List<String> pointers(ProblemException refused) {
        return refused.problem().errors().stream().map(FieldError::pointer).toList();
    }

    @Test
    @DisplayName("INFRA-AUTH-600 a body becomes the request, members that nobody asks for are ignored")
    void request() {
        var body = JsonBody.of("{\"payer\":\"ada\",\"amount\":5,\"more\":{\"a\":[1,null]}}\n");

        assertThat(body.read(Payment::read)).isEqualTo(new Payment("ada", 5, Optional.empty()));
        assertThat(JsonBody.of("").readOptional(Payment::read)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "{",
                "{\"payer\":\"ada\",\"amount\":1}garbage",
                "{\"payer\":\"ada\",\"amount\":1}{\"payer\":\"ada\",\"amount\":500}",
                "{\"payer\":\"ada\",\"amount\":1} 7",
                "{\"payer\":\"ada\",\"amount\":1,\"amount\":500}",
                "{\"payer\":\"ada\",\"amount\":1,\"\\u0061mount\":500}",
                "{\"payer\":\"ada\",\"amount\":1,\"more\":[{\"a\":1,\"a\":1}]}",
                "{\"payer\":\"ada\",\"amount\":NaN}",
                "{\"payer\":\"ada\",\"amount\":01}",
                "{\"payer\":\"ada\",\"amount\":1,}",
                "{\"payer\":\"ada\",\"amount\":1/* one */}",
                "{payer:\"ada\",\"amount\":1}",
                "{\"payer\":\"ada\",\"amount\":1e99999999999}",
                "{\"payer\":\"ada\",\"amount\":1.0}",
                "{\"payer\":\"ada\",\"amount\":\"1\"}",
                "{\"payer\":7,\"amount\":1}",
                "{\"payer\":\"ada\",\"amount\":1,\"quick\":\"true\"}",
                "{\"payer\":\"ada\",\"amount\":99999999999999999999}"
            })
    @DisplayName("INFRA-AUTH-601 what is not one JSON object of the route's types, read to its end, is malformed_json")
    void malformed(String text) {
        assertThat(refused(JsonBody.of(text)).problem().code()).isEqualTo(ProblemCode.MALFORMED_JSON);
        assertThat(refused(JsonBody.of(text.getBytes(StandardCharsets.UTF_8)))
                        .problem()
                        .code())
                .isEqualTo(ProblemCode.MALFORMED_JSON);
    }

    @Test
    @DisplayName("INFRA-AUTH-602 bytes that are not UTF-8 are malformed_json, in whatever they may be right")
    void notUtf8() {
        var text = "{\"payer\":\"é\",\"amount\":1}";

        assertThat(JsonBody.of(text.getBytes(StandardCharsets.UTF_8))
                        .read(Payment::read)
                        .payer())
                .isEqualTo("é");
        for (var charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            assertThat(refused(JsonBody.of(text.getBytes(charset))).problem().code())
                    .as("%s", charset)
                    .isEqualTo(ProblemCode.MALFORMED_JSON);
        }
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-603 every bad field is told at once, nested ones too, and in a closed body unknown members")
    void allErrors() {
        var body = JsonBody.of("{\"payments\":[{\"payer\":\" \"},{\"payer\":\"b\",\"amount\":1,\"a/b~\":0}],"
                + "\"last\":{\"amount\":0,\"more\":1},\"more\":1}");

        var open = catchThrowableOfType(ProblemException.class, () -> body.read(Batch::read));
        var closed =
                catchThrowableOfType(ProblemException.class, () -> body.closed().read(Batch::read));

        assertThat(pointers(open))
                .containsExactlyInAnyOrder("/payments/0/payer", "/payments/0/amount", "/last/payer", "/last/amount");
        assertThat(pointers(closed))
                .hasSize(pointers(open).size() + 3)
                .contains("/payments/1/a~1b~0", "/last/more", "/more");
    }

    @Test
    @DisplayName("INFRA-AUTH-604 a text with a lone surrogate is a bad field, but for members that take any text")
    void loneSurrogates() {
        var body = JsonBody.of("{\"payer\":\"a\\ud800b\",\"amount\":1}");

        assertThat(pointers(refused(body))).containsExactly("/payer");
        assertThat(body.<String>read(
                        members -> members.required("payer", ANY_TEXT).get()))
                .hasSize(3);
        assertThat(JsonBody.of("{\"payer\":\"\\ud83d\\ude00\",\"amount\":1}")
                        .read(Payment::read)
                        .payer())
                .isEqualTo("\ud83d\ude00");
    }

    @Test
    @DisplayName("INFRA-AUTH-605 nesting has an end")
    void depth() {
        var deep = "[".repeat(5_000) + "]".repeat(5_000);

        assertThatThrownBy(() -> JsonBody.of("{\"payer\":\"ada\",\"amount\":1,\"more\":" + deep + "}")
                        .read(Payment::read))
                .isInstanceOf(ProblemException.class)
                .hasMessage("malformed_json");
    }
}
