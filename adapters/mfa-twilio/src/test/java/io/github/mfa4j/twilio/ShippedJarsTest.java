package io.github.mfa4j.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.twilio.http.TwilioRestClient;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Sender;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/**
 * What an application gets with this artifact is enough to send and to report a failure. The tests have more on their
 * class path than is shipped, so here is a loader with nothing but {@code allowed.dependencies}.
 */
class ShippedJarsTest {

    private final StubTwilio twilio = new StubTwilio();
    private final URLClassLoader shipped = loader();

    @AfterEach
    void stop() throws IOException {
        shipped.close();
        twilio.close();
    }

    @Test
    void theySend() throws ReflectiveOperationException {
        send();

        assertThat(twilio.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.field("Body")).startsWith(Messages.CODE));
    }

    @Test
    void theyReportAFailure() {
        twilio.answering(StubTwilio.error(400, 21211));

        assertThatThrownBy(this::send)
                .hasRootCauseMessage("Twilio answered with HTTP status 400 and error code 21211")
                .rootCause()
                .isNotInstanceOf(DeliveryException.class);
    }

    private void send() throws ReflectiveOperationException {
        Object builder = statically(TwilioSmsSender.class, "builder");
        builder = call(builder, "account", StubTwilio.ACCOUNT);
        builder = call(builder, "authToken", secret(StubTwilio.TOKEN));
        builder = call(builder, "from", "Acme");
        builder = call(builder, "productName", "Acme");
        builder = call(builder, "clock", InstantSource.fixed(StubTwilio.NOW));
        builder = call(builder, "route", twilio.toItself());
        call(call(builder, "build"), "send", message());
    }

    private Object message() throws ReflectiveOperationException {
        Object login =
                shipped.loadClass(Purpose.class.getName()).getField("LOGIN").get(null);
        Object sms = shipped.loadClass(Channel.class.getName()).getField("SMS").get(null);
        return shipped.loadClass(CodeMessage.class.getName())
                .getConstructors()[0]
                .newInstance(
                        UUID.randomUUID(),
                        sms,
                        Messages.NUMBER,
                        secret(Messages.CODE),
                        login,
                        StubTwilio.NOW.plusSeconds(300),
                        Locale.ENGLISH,
                        "alice");
    }

    private Object secret(String text) throws ReflectiveOperationException {
        return statically(SecretText.class, "of", text);
    }

    private Object statically(Class<?> type, String name, Object... arguments) throws ReflectiveOperationException {
        return invoke(shipped.loadClass(type.getName()), null, name, arguments);
    }

    private static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        return invoke(target.getClass(), target, name, arguments);
    }

    /** The types of the arguments are those of another loader, so the name must do. */
    private static Object invoke(Class<?> type, @Nullable Object target, String name, Object... arguments)
            throws ReflectiveOperationException {
        Method method = Stream.of(type.getDeclaredMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        Object result = method.invoke(target, arguments);
        return result == null ? name : result;
    }

    private static URLClassLoader loader() {
        URL[] jars = Stream.of(
                        TwilioSmsSender.class,
                        Sender.class,
                        Logger.class,
                        NullMarked.class,
                        TwilioRestClient.class,
                        HttpClientBuilder.class,
                        ContentType.class,
                        HttpVersionPolicy.class,
                        JsonParser.class,
                        JsonCreator.class,
                        ObjectMapper.class,
                        JavaTimeModule.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    }
}
