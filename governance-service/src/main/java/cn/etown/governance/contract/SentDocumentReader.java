package cn.etown.governance.contract;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Takes the body of a request as a contract document, in the format its content type says. */
@Provider
class SentDocumentReader implements MessageBodyReader<SentDocument> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == SentDocument.class;
    }

    @Override
    public SentDocument readFrom(
            Class<SentDocument> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return new SentDocument(body.readAllBytes(), DocumentFormat.of(mediaType));
    }
}
