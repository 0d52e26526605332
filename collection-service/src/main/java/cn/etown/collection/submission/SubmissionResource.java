package cn.etown.collection.submission;

import cn.etown.collection.batch.BatchView;
import cn.etown.collection.batch.OpenBatchRequest;
import cn.etown.collection.part.Arriving;
import cn.etown.collection.part.Parts;
import cn.etown.collection.part.SentAs;
import cn.etown.kit.caller.Caller;
import cn.etown.kit.caller.Callers;
import cn.etown.kit.caller.Roles;
import cn.etown.kit.http.CarriesContent;
import cn.etown.kit.http.Links;
import cn.etown.kit.json.Digests;
import cn.etown.kit.problem.FieldError;
import cn.etown.kit.problem.Malformed;
import cn.etown.kit.problem.Text;
import cn.etown.kit.problem.ViolationTexts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Path("/submissions")
@Tag(name = "submissions", description = "一次报送: a batch by one call")
public class SubmissionResource {

    private static final int MAX_MANIFEST = 64 * 1024;
    private static final int BAD_REQUEST = 400;

    private final Submissions submissions;
    private final Parts parts;
    private final Callers callers;
    private final Links links;
    private final ObjectMapper json;
    private final Validator validator;
    private final ViolationTexts texts;

    SubmissionResource(
            Submissions submissions,
            Parts parts,
            Callers callers,
            Links links,
            ObjectMapper json,
            Validator validator,
            ViolationTexts texts) {
        this.submissions = submissions;
        this.parts = parts;
        this.callers = callers;
        this.links = links;
        this.json = json;
        this.validator = validator;
        this.texts = texts;
    }

    @POST
    @Blocking
    @CarriesContent
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.CLERK, Roles.SIGNER})
    @Operation(
            operationId = "submitBatch",
            summary = "Open, fill and seal a batch by one call",
            description =
                    "一次报送 (R4.3b): opens a batch by the manifest, takes the file as its only part, and seals it where the caller is"
                            + " a signer; a clerk's waits to be sealed. The manifest comes first, at most 64 KiB; the file may be as large"
                            + " as a part, 10 GB, in any of its forms, which the part's own Content-Type says, with its own Content-Encoding and"
                            + " Content-Digest where it has them. Content that is refused leaves the batch abandoned. Under the same"
                            + " Idempotency-Key a repeat goes on where the first call stopped, and answers with the batch that is sealed"
                            + " already. Roles: clerk, signer.")
    @RequestBody(
            required = true,
            description = "清单与文件: manifest and file, in this order",
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "manifest",
                                                        implementation = OpenBatchRequest.class),
                                                @SchemaProperty(
                                                        name = "file",
                                                        type = SchemaType.STRING,
                                                        format = "binary")
                                            })))
    @APIResponse(
            responseCode = "201",
            description = "已报送: the batch; its state tells how the judgement stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BatchView.class)))
    public RestResponse<BatchView> submit(
            @HeaderParam("Idempotency-Key")
                    @Pattern(regexp = "[\\x21-\\x7e]{1,100}")
                    @Parameter(description = "幂等键: a repeat with the same key goes on where the first call stopped")
                    String key,
            @QueryParam("delimiter") @Size(max = 3) @Parameter(description = "CSV 分隔符: as of sendPart")
                    String delimiter,
            @QueryParam("quote") @Size(max = 1) @Parameter(description = "CSV 引号: as of sendPart") String quote,
            @HeaderParam("Content-Type") @Parameter(hidden = true) String contentType,
            InputStream body) {
        Caller caller = callers.current();
        try (Arriving request = parts.arriving(body, caller)) {
            FormParts form = new FormParts(
                    request.bytes(),
                    MediaType.valueOf(contentType).getParameters().get("boundary"));
            byte[] manifest = manifest(form);
            Map<String, String> file = next(form, "file");
            SentAs sent = SentAs.of(
                    file.get("Content-Digest"),
                    file.get("Content-Type"),
                    file.get("Content-Encoding"),
                    delimiter,
                    quote);
            BatchView batch = submissions.submit(
                    new Submission(
                            Optional.ofNullable(key),
                            read(manifest),
                            Digests.sha256(manifest),
                            sent,
                            request,
                            form.content()),
                    caller);
            return links.created("batches/" + batch.id(), batch.version(), batch);
        }
    }

    private static byte[] manifest(FormParts form) {
        next(form, "manifest");
        try {
            byte[] manifest = form.content().readNBytes(MAX_MANIFEST + 1);
            if (manifest.length > MAX_MANIFEST) {
                throw FormParts.malformed();
            }
            return manifest;
        } catch (IOException cut) {
            throw FormParts.malformed();
        }
    }

    /** The headers of the next part, which must be the one of that name. */
    private static Map<String, String> next(FormParts form, String name) {
        try {
            Map<String, String> headers = form.next();
            String disposition = headers.getOrDefault("Content-Disposition", "");
            if (!disposition.matches("(?i)form-data\\s*;(.*;)?\\s*name=\"?" + name + "\"?\\s*(;.*)?")) {
                throw FormParts.malformed();
            }
            return headers;
        } catch (IOException cut) {
            throw FormParts.malformed();
        }
    }

    private OpenBatchRequest read(byte[] manifest) {
        try {
            OpenBatchRequest read = json.readValue(manifest, OpenBatchRequest.class);
            if (read == null) {
                throw FormParts.malformed();
            }
            requireValid(read);
            return read;
        } catch (JsonProcessingException unreadable) {
            throw new WebApplicationException(unreadable, BAD_REQUEST);
        } catch (IOException impossible) {
            throw FormParts.malformed();
        }
    }

    private void requireValid(OpenBatchRequest manifest) {
        List<FieldError> errors = validator.validate(manifest).stream()
                .map(violation -> new FieldError(
                        "/" + violation.getPropertyPath().toString().replace('.', '/'), texts.of(violation)))
                .toList();
        if (!errors.isEmpty()) {
            throw new Malformed("invalid-request", new Text("请求内容不符合要求", "The request does not meet its description"))
                    .withErrors(errors);
        }
    }
}
