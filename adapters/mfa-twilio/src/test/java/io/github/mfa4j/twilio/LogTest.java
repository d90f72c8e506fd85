package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.testkit.LeakScan;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application may log all that the SDK has to say. */
class LogTest {

    private static final Logger SDK = Logger.getLogger("com.twilio");

    private final StubTwilio twilio = new StubTwilio();
    private final List<String> lines = new ArrayList<>();
    private final Handler capture = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void logEverything() {
        SDK.setLevel(Level.ALL);
        SDK.setUseParentHandlers(false);
        SDK.addHandler(capture);
    }

    @AfterEach
    void stop() {
        SDK.removeHandler(capture);
        SDK.setUseParentHandlers(true);
        SDK.setLevel(null);
        twilio.close();
    }

    @Test
    void A25_aMessageIsSentAsEverAndItsCodeAndTheTokenAreNotLogged() {
        twilio.builder().build().send(Messages.login());

        assertThat(twilio.posts()).hasSize(1);
        assertThat(lines).as("what the SDK logs").isNotEmpty();
        LeakScan scan = new LeakScan();
        scan.secret(Messages.login().code().reveal());
        scan.secret(StubTwilio.TOKEN);
        scan.requireNoneIn("the log", String.join("\n", lines));
    }
}
