package cn.etown.assessment.figures;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.util.List;

/**
 * A page of a neighbour's list; members it gains later are left alone.
 *
 * @param next the cursor of the next page, {@code null} on the last one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record NeighbourPage<T>(List<T> items, String next) {}
