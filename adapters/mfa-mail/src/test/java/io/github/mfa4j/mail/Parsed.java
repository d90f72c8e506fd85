package io.github.mfa4j.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;

/** A mail as its reader's program takes it apart. */
record Parsed(String subject, String text, String html, List<String> headers) {

    static Parsed of(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            if (!message.isMimeType("multipart/alternative")
                    || parts.getCount() != 2
                    || !parts.getBodyPart(0).isMimeType("text/plain; charset=UTF-8")
                    || !parts.getBodyPart(1).isMimeType("text/html; charset=UTF-8")) {
                throw new AssertionError("not a plain and an HTML part: " + message.getContentType());
            }
            return new Parsed(
                    message.getSubject(),
                    (String) parts.getBodyPart(0).getContent(),
                    (String) parts.getBodyPart(1).getContent(),
                    Collections.list(message.getAllHeaderLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new AssertionError("not a mail", e);
        }
    }

    /** All that can be read of it. */
    String all() {
        return String.join("\n", headers) + "\n" + subject + "\n" + text + "\n" + html;
    }

    String header(String name) {
        return headers.stream()
                .filter(line -> line.startsWith(name + ": "))
                .reduce((one, two) -> one + " twice: " + two)
                .orElse("none")
                .replaceFirst("^[^:]*: ", "");
    }
}
