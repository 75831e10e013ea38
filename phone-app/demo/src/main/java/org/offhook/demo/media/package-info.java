/** The sound of the demo PBX: RTP ports and what its services do with them. It knows no SIP. */
package org.offhook.demo.media;
