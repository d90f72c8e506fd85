package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.testkit.LeakScan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However much an application logs, it logs no mail. */
class LoggingTest {

    private static final Logger ROOT = Logger.getLogger("");
    private static final List<Logger> TALKATIVE = List.of(
            ROOT,
            Logger.getLogger("org.eclipse.angus.mail"),
            Logger.getLogger("jakarta.mail"),
            Logger.getLogger("io.github.mfa4j"),
            Logger.getLogger("io.github.mfa4j.mail"),
            Logger.getLogger("io.github.mfa4j.mail.protocol"));

    private final PostOffice office = new PostOffice();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Level before = ROOT.getLevel();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getLoggerName() + " " + new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @AfterEach
    void close() {
        ROOT.removeHandler(handler);
        TALKATIVE.forEach(logger -> logger.setLevel(null));
        ROOT.setLevel(before);
        office.close();
    }

    @Test
    void A25_noMailIsLogged() {
        office.door().offerTls();
        SmtpSender sender = PostOffice.signedIn(office.startTls()).build();
        handler.setLevel(Level.ALL);
        ROOT.addHandler(handler);
        TALKATIVE.forEach(logger -> logger.setLevel(Level.ALL));

        sender.send(MailSample.code());

        assertThat(office.received()).hasSize(1);
        LeakScan scan = new LeakScan();
        scan.secret(MailSample.CODE);
        scan.secret(MailSample.ADA);
        scan.secretBytes(PostOffice.PASSWORD.getBytes(StandardCharsets.UTF_8));
        scan.secretBytes(("\0" + PostOffice.USER + "\0" + PostOffice.PASSWORD).getBytes(StandardCharsets.UTF_8));
        assertThat(logged).as("what others log is still logged").isNotEmpty();
        scan.requireNoneIn("the log", String.join("\n", logged));
    }
}
