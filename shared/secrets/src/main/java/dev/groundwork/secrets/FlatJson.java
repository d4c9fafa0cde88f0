package dev.groundwork.secrets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The one form of a secret's text: a JSON object whose members are all strings. */
public final class FlatJson {

    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    /** Reads an object of strings. Throws {@link IllegalArgumentException} for anything else, without quoting it. */
    public static Map<String, String> read(String text) {
        var members = new LinkedHashMap<String, String>();
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a secret is a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    throw new IllegalArgumentException("a secret's members are strings");
                }
                members.put(name, parser.getText());
            }
            return members;
        } catch (IOException e) {
            throw new IllegalArgumentException("a secret is a JSON object");
        }
    }

    /** Writes an object of strings, members in the order of their names. */
    public static String write(Map<String, String> members) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            out.writeStartObject();
            for (var member : new TreeMap<>(members).entrySet()) {
                out.writeStringField(member.getKey(), member.getValue());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a string could not be written", e);
        }
        return text.toString();
    }
}
