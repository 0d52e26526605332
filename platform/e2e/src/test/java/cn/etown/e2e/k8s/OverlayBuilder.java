package cn.etown.e2e.k8s;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes the objects of an overlay from its folder. */
interface OverlayBuilder {

    List<ObjectNode> build(Path folder) throws IOException;
}
