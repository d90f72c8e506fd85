package io.github.mfa4j.examples.auth;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lies in the outbox for one address. */
final class Mailbox {

    private static final Pattern CODE = Pattern.compile("(?m)^([0-9]{6,8}|[0-9A-Z]{8}|[0-9A-Z]{4}[ -][0-9A-Z]{4})$");

    private final Path outbox;
    private final String address;

    Mailbox(Path outbox, String address) {
        this.outbox = outbox;
        this.address = address;
    }

    /** The code in the newest mail. */
    String code() {
        Matcher code = CODE.matcher(newest().replace("\r\n", "\n"));
        if (!code.find()) {
            throw new IllegalStateException("no code in: " + newest());
        }
        return code.group(1);
    }

    /** The words of the newest mail as plain text. */
    String newest() {
        List<MimeMessage> mails = mails();
        return text(mails.get(mails.size() - 1));
    }

    /** The newest mail as it lies there. */
    String newestRaw() {
        List<String> mine = raw().stream()
                .filter(mail -> mail.contains("\nTo: " + address + "\r"))
                .toList();
        return mine.get(mine.size() - 1);
    }

    int count() {
        return mails().size();
    }

    List<MimeMessage> mails() {
        try (var files = Files.list(outbox)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(Mailbox::read)
                    .filter(this::isForMe)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files themselves, as they lie there. */
    List<String> raw() {
        try (var files = Files.list(outbox)) {
            return files.sorted().map(Mailbox::readText).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    static String part(MimeMessage mail, int index) {
        try {
            return String.valueOf(
                    ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isForMe(MimeMessage mail) {
        try {
            return address.equals(mail.getAllRecipients()[0].toString());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
