package io.github.mfa4j.examples.auth;

import java.util.HashMap;
import java.util.Map;

/** Somebody who uses the service, with a client and a mailbox. */
final class Person {

    static final String PASSWORD = "correct horse battery";

    final String email;
    final Client client;
    final Mailbox mailbox;

    private Person(String email, Client client, Mailbox mailbox) {
        this.email = email;
        this.client = client;
        this.mailbox = mailbox;
    }

    /** One who has registered. */
    static Person registeredAt(Site service, String email) {
        Person person = new Person(email, service.client(), service.mailbox(email));
        person.client.post("/auth/register", person.details()).is(201);
        return person;
    }

    /** One who has registered and logged in. */
    static Person loggedInAt(Site service, String email) {
        Person person = registeredAt(service, email);
        person.logIn();
        return person;
    }

    Map<String, String> details() {
        Map<String, String> details = new HashMap<>(Map.of("firstName", "Ana", "lastName", "García"));
        details.put("email", email);
        details.put("password", PASSWORD);
        return details;
    }

    Answer passPassword() {
        return client.post("/auth/login", Map.of("email", email, "password", PASSWORD));
    }

    Answer type(String tempToken, String code) {
        return client.post("/auth/verify-mfa", Map.of("tempToken", tempToken, "code", code));
    }

    /** Both steps by mail; the client has the access token from then on. */
    Answer logIn() {
        String tempToken = passPassword().is(200).text("tempToken");
        Answer answer = type(tempToken, mailbox.code()).is(200);
        client.with(answer.text("tokens.accessToken"));
        return answer;
    }

    /** Another code than the one that was sent. */
    String wrongCode() {
        String code = mailbox.code();
        return (code.startsWith("9") ? "1" : "9") + code.substring(1);
    }
}
