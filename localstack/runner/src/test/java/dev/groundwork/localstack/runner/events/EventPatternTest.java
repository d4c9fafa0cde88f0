package dev.groundwork.localstack.runner.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            {"a":["x"]}                            | {"a":"x"}               | true
            {"a":["x"]}                            | {"a":"y"}               | false
            {"a":["x","y"]}                        | {"a":"y"}               | true
            {"a":["x"],"b":["y"]}                  | {"a":"x"}               | false
            {"a":{"b":["x"]}}                      | {"a":{"b":"x","c":1}}   | true
            {"a":["x"]}                            | {"a":["z","x"]}         | true
            {"a":[1]}                              | {"a":1.0}               | true
            {"a":[null]}                           | {"a":null}              | true
            {"a":[{"prefix":"ab"}]}                | {"a":"abc"}             | true
            {"a":[{"suffix":"bc"}]}                | {"a":"abc"}             | true
            {"a":[{"equals-ignore-case":"ABC"}]}   | {"a":"abc"}             | true
            {"a":[{"wildcard":"a*c.*"}]}           | {"a":"abbc.d"}          | true
            {"a":[{"wildcard":"a*c"}]}             | {"a":"abd"}             | false
            {"a":[{"exists":false}]}               | {"b":1}                 | true
            {"a":[{"exists":true}]}                | {"b":1}                 | false
            {"a":[{"anything-but":["x","y"]}]}     | {"a":"z"}               | true
            {"a":[{"anything-but":{"prefix":"x"}}]}| {"a":"xz"}              | false
            {"a":[{"anything-but":"x"}]}           | {}                      | false
            {"a":[{"numeric":[">",0,"<=",5]}]}     | {"a":5}                 | true
            {"a":[{"numeric":[">",0,"<=",5]}]}     | {"a":6}                 | false
            {"$or":[{"a":["x"]},{"b":["y"]}]}      | {"b":"y"}               | true
            {"$or":[{"a":["x"]},{"b":["y"]}]}      | {"b":"z"}               | false
            """)
    @DisplayName("INFRA-HOST-633 a pattern matches what it matches at AWS")
    void matches(String pattern, String event, boolean expected) throws JsonProcessingException {
        // Given / When / Then
        assertThat(EventPattern.parse(pattern).matches(JSON.readTree(event))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "x", "{\"a\":\"x\"}", "{\"a\":[]}", "{\"a\":[{\"like\":\"x\"}]}"})
    @DisplayName("INFRA-HOST-634 a pattern that AWS would refuse, or an operator that is not known here, is refused")
    void refuses(String pattern) {
        // Given / When / Then
        assertThatThrownBy(() -> EventPattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }
}
