/** Quality (质量) of what units send, by published formulas (R3.0, R8.3). */
package cn.etown.monitoring.quality;
