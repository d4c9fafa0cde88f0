package dev.groundwork.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of API Gateway, payload format 2.0, and writes the answers to them, member by member. Lambda's own serializer finds the members by
 * reflection, which takes a seventh of a function's start (ADR 0062). Members that nobody here looks at are skipped: an authorizer's, a client certificate.
 */
final class ApiEvents {

    private static final JsonFactory JSON = new JsonFactory();

    private ApiEvents() {}

    /**
     * Reads an event.
     *
     * @throws IOException if the text is no event of API Gateway
     */
    static APIGatewayV2HTTPEvent read(InputStream text) throws IOException {
        try (var json = JSON.createParser(text)) {
            json.nextToken();
            var event = new APIGatewayV2HTTPEvent();
            members(json, name -> {
                switch (name) {
                    case "version" -> event.setVersion(text(json));
                    case "routeKey" -> event.setRouteKey(text(json));
                    case "rawPath" -> event.setRawPath(text(json));
                    case "rawQueryString" -> event.setRawQueryString(text(json));
                    case "cookies" -> event.setCookies(texts(json));
                    case "headers" -> event.setHeaders(map(json));
                    case "queryStringParameters" -> event.setQueryStringParameters(map(json));
                    case "pathParameters" -> event.setPathParameters(map(json));
                    case "stageVariables" -> event.setStageVariables(map(json));
                    case "body" -> event.setBody(text(json));
                    case "isBase64Encoded" -> event.setIsBase64Encoded(json.getBooleanValue());
                    case "requestContext" -> event.setRequestContext(context(json));
                    default -> json.skipChildren();
                }
            });
            return event;
        }
    }

    private static RequestContext context(JsonParser json) throws IOException {
        var context = new RequestContext();
        members(json, name -> {
            switch (name) {
                case "routeKey" -> context.setRouteKey(text(json));
                case "accountId" -> context.setAccountId(text(json));
                case "stage" -> context.setStage(text(json));
                case "apiId" -> context.setApiId(text(json));
                case "domainName" -> context.setDomainName(text(json));
                case "domainPrefix" -> context.setDomainPrefix(text(json));
                case "time" -> context.setTime(text(json));
                case "timeEpoch" -> context.setTimeEpoch(json.getLongValue());
                case "requestId" -> context.setRequestId(text(json));
                case "http" -> context.setHttp(http(json));
                default -> json.skipChildren();
            }
        });
        return context;
    }

    private static RequestContext.Http http(JsonParser json) throws IOException {
        var http = new RequestContext.Http();
        members(json, name -> {
            switch (name) {
                case "method" -> http.setMethod(text(json));
                case "path" -> http.setPath(text(json));
                case "protocol" -> http.setProtocol(text(json));
                case "sourceIp" -> http.setSourceIp(text(json));
                case "userAgent" -> http.setUserAgent(text(json));
                default -> json.skipChildren();
            }
        });
        return http;
    }

    /** Writes an answer. Members without a value are left out. */
    static void write(APIGatewayV2HTTPResponse answer, OutputStream text) throws IOException {
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", answer.getStatusCode());
            writeHeaders(json, answer.getHeaders());
            writeLists(json, answer.getMultiValueHeaders());
            writeList(json, "cookies", answer.getCookies());
            if (answer.getBody() != null) {
                json.writeStringField("body", answer.getBody());
            }
            json.writeBooleanField("isBase64Encoded", answer.getIsBase64Encoded());
            json.writeEndObject();
        }
    }

    private static void writeHeaders(JsonGenerator json, @Nullable Map<String, String> headers) throws IOException {
        if (headers == null) {
            return;
        }
        json.writeObjectFieldStart("headers");
        for (var header : headers.entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
        json.writeEndObject();
    }

    private static void writeLists(JsonGenerator json, @Nullable Map<String, List<String>> headers) throws IOException {
        if (headers == null) {
            return;
        }
        json.writeObjectFieldStart("multiValueHeaders");
        for (var header : headers.entrySet()) {
            writeList(json, header.getKey(), header.getValue());
        }
        json.writeEndObject();
    }

    private static void writeList(JsonGenerator json, String name, @Nullable List<String> values) throws IOException {
        if (values == null) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** Reads the members of the object that the parser stands at, one after the other. One that is null is as one that is not there. */
    private static void members(JsonParser json, Member reader) throws IOException {
        expect(json, JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                reader.read(name);
            }
        }
        expect(json, JsonToken.END_OBJECT);
    }

    private static Map<String, String> map(JsonParser json) throws IOException {
        var map = new LinkedHashMap<String, String>();
        members(json, name -> map.put(name, text(json)));
        return map;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY);
        var texts = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(json));
        }
        return texts;
    }

    private static String text(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            // Neither the text nor what is wrong with it: either may hold a secret of the caller.
            throw new IOException("no event of API Gateway: " + token + " expected");
        }
    }

    @FunctionalInterface
    private interface Member {

        void read(String name) throws IOException;
    }
}
