package io.github.mfa4j.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a letter as an Internet message (RFC 5322) with a plain and an HTML part (RFC 2046 section 5.1.4). It is written here
 * and not by the mail library, whose way needs content handlers that are found by class loader, and draws numbers for
 * boundaries and ids; a mail that holds no code holds nothing that looks like one.
 */
record MimeMail(MailAddress from, String fromName, @Nullable MailAddress replyTo) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    byte[] write(Letter letter, MailAddress to, UUID key, Instant now) {
        String id = letters(key);
        // No line of a quoted-printable part can begin like this (RFC 2045 section 6.7).
        String boundary = "=_" + id;
        StringBuilder head = new StringBuilder(512);
        header(head, "Date", DATE.format(now));
        header(head, "From", mailbox(from, fromName));
        if (replyTo != null) {
            header(head, "Reply-To", mailbox(replyTo, fromName));
        }
        header(head, "To", to.toString());
        header(head, "Message-ID", "<" + id + "@" + from.domain() + ">");
        header(head, "Subject", subject(letter.subject()));
        // RFC 3834 section 5: no vacation notice and no other robot is to answer.
        header(head, "Auto-Submitted", "auto-generated");
        header(head, "MIME-Version", "1.0");
        header(head, "Content-Language", letter.locale().toLanguageTag());
        header(head, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");

        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        ascii(out, head.toString());
        part(out, boundary, "text/plain", letter.text());
        part(out, boundary, "text/html", letter.html());
        ascii(out, "\r\n--" + boundary + "--\r\n");
        return out.toByteArray();
    }

    /** The key in letters alone, so that no six of its digits stand in a row. */
    private static String letters(UUID key) {
        StringBuilder letters = new StringBuilder(32);
        for (int shift = 60; shift >= 0; shift -= 4) {
            letters.append((char) ('a' + (key.getMostSignificantBits() >>> shift & 15)));
        }
        for (int shift = 60; shift >= 0; shift -= 4) {
            letters.append((char) ('a' + (key.getLeastSignificantBits() >>> shift & 15)));
        }
        return letters.toString();
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static String mailbox(MailAddress address, String name) {
        try {
            return new InternetAddress(address.toString(), name, "UTF-8").toString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every platform has UTF-8", e);
        }
    }

    private static String subject(String subject) {
        try {
            // Text that is spelled like an encoded word would be shown as what it encodes (RFC 2047 section 2).
            String plain = subject.replace("=?", "= ?");
            return MimeUtility.fold("Subject: ".length(), MimeUtility.encodeText(plain, "UTF-8", "Q"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every platform has UTF-8", e);
        }
    }

    private static void part(ByteArrayOutputStream out, String boundary, String type, String text) {
        ascii(out, "\r\n--" + boundary + "\r\nContent-Type: " + type + "; charset=UTF-8\r\n");
        ascii(out, "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        try (OutputStream encoder = MimeUtility.encode(out, "quoted-printable")) {
            encoder.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (MessagingException e) {
            throw new IllegalStateException("quoted-printable is part of the mail library", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
