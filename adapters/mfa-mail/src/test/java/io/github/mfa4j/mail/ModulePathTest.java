package io.github.mfa4j.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import io.github.mfa4j.spi.Sender;
import jakarta.activation.DataHandler;
import jakarta.mail.Session;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** An application on the module path that requires this module gets all that it needs to send. */
class ModulePathTest {

    private static final String MODULE = "io.github.mfa4j.mail";

    @Test
    void theModuleSends() throws Exception {
        Path[] path = Stream.of(
                        SmtpSender.class,
                        Sender.class,
                        SMTPTransport.class,
                        Session.class,
                        DataHandler.class,
                        Mustache.class,
                        Logger.class,
                        NullMarked.class)
                .map(ModulePathTest::whereItIs)
                .toArray(Path[]::new);
        Configuration resolved =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), Set.of(MODULE));
        ClassLoader loader = ModuleLayer.defineModulesWithOneLoader(
                        resolved, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader())
                .layer()
                .findLoader(MODULE);

        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (PostOffice office = new PostOffice()) {
            // As in that application; Jakarta Mail looks for its parts there.
            thread.setContextClassLoader(loader);
            Class<?> security = loader.loadClass(SmtpSecurity.class.getName());
            Object builder = loader.loadClass(SmtpSender.class.getName())
                    .getMethod("builder")
                    .invoke(null);
            Class<?> type = builder.getClass();
            type.getMethod("host", String.class).invoke(builder, "localhost");
            type.getMethod("port", int.class).invoke(builder, office.door().port());
            type.getMethod("security", security)
                    .invoke(builder, security.getField("NONE").get(null));
            type.getMethod("from", String.class, String.class).invoke(builder, "Shop", PostOffice.FROM);
            type.getMethod("product", String.class).invoke(builder, "Shop");
            Object sender = type.getMethod("build").invoke(builder);
            Object check = sender.getClass().getMethod("test", String.class).invoke(sender, MailSample.ADA);

            assertThat(sender.getClass().getModule().getName()).isEqualTo(MODULE);
            assertThat(check).hasToString("Accepted[]");
            assertThat(office.received()).hasSize(1);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Path whereItIs(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
