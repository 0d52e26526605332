package cn.etown.governance.coverage;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Takes the body of a request as a listing, in the format its content type says. */
@Provider
class SentListingReader implements MessageBodyReader<SentListing> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == SentListing.class;
    }

    @Override
    public SentListing readFrom(
            Class<SentListing> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return new SentListing(body.readAllBytes(), ListingFormat.of(mediaType));
    }
}
