/** Builds the overlays of k8s and checks every object in them, without a cluster. */
package cn.etown.e2e.k8s;
