package dev.groundwork.localstack.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An event that somebody asks for.
 *
 * @param type of the event, which says what object it is about
 * @param session the checkout session whose object it is
 * @param object members that the object shall have
 * @param times how often it is sent
 * @param version of the API that the event names, nothing for the pinned one
 */
public record EventRequest(
        String type, Optional<String> session, ObjectNode object, int times, Optional<String> version) {}
